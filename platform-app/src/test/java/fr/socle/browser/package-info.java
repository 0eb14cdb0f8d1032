/// The pages in a real browser. Skipped, and saying so, where no Chromium is found.
package fr.socle.browser;
