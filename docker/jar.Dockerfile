# Builds the jar from the sources, for a machine with Docker and nothing else. See Dockerfile for what follows.
#
# The default image has Maven and a JDK 25; Node (for the design system's files) is added when it is missing.
ARG MAVEN_IMAGE=maven:3.9-eclipse-temurin-25
FROM ${MAVEN_IMAGE} AS build
RUN command -v npm >/dev/null \
 || (apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*)
WORKDIR /src
COPY . .
RUN mvn -B -q package -DskipTests

FROM scratch
COPY --from=build /src/platform-app/target/socle-sante.jar /
