#!/bin/sh
# Makes the secrets that docker-compose.yml names, once. What is there is kept.
set -eu
cd "$(dirname "$0")/secrets"
# only you may enter the directory; a container gets the single file, and its user must be able to read it
chmod 700 .
for secret in postgres-password; do
  if [ -e "$secret" ]; then
    echo "docker/secrets/$secret is there already."
  else
    (umask 077 && head -c 24 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n' >"$secret")
    chmod 444 "$secret"
    echo "docker/secrets/$secret is made."
  fi
done
