// Copies the few browser files the pages use out of the locked npm packages, under a neutral theme: the typefaces and
// marks that the design system reserves to the State are left out. Does nothing when neither lock nor script changed.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
const lock = readFileSync(join(here, 'package-lock.json'));
const script = readFileSync(fileURLToPath(import.meta.url));
const stamp = createHash('sha256').update(lock).update(script).digest('hex');

const isStamped = (file) => existsSync(file) && readFileSync(file, 'utf8') === stamp;

const copied = join(out, '.stamp');
if (isStamped(copied)) process.exit(0);

const installed = join(here, 'node_modules', '.stamp');
if (!isStamped(installed)) {
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error('The browser assets could not be installed: npm ci failed.');
    process.exit(npm.status ?? 1);
  }
  writeFileSync(installed, stamp);
}

const withoutReservedTypefaces = (css) =>
  css.replace(/@font-face\s*{[^}]*}/g, '').replace(/Marianne\s*,\s*/g, '').replace(/Spectral\s*,\s*/g, '');

const from = (file) => join(here, 'node_modules', file);
const to = (file) => {
  const target = join(out, file);
  mkdirSync(dirname(target), { recursive: true });
  return target;
};

rmSync(out, { recursive: true, force: true });
const dsfr = '@gouvfr/dsfr/dist';
for (const css of ['dsfr.min.css', 'utility/utility.min.css']) {
  writeFileSync(to(`dsfr/${css}`), withoutReservedTypefaces(readFileSync(from(`${dsfr}/${css}`), 'utf8')));
}
for (const file of ['dsfr.module.min.js', 'dsfr.nomodule.min.js', 'icons']) {
  cpSync(from(`${dsfr}/${file}`), to(`dsfr/${file}`), { recursive: true });
}
cpSync(from('htmx.org/dist/htmx.min.js'), to('htmx/htmx.min.js'));
writeFileSync(to('.stamp'), stamp);
