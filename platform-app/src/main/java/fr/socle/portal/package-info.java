/// The frame around every page (`templates/frame.html`: header, menu, footer, languages), the home page and the pages
/// the law asks for. A module's page replaces its own `<html>` by the frame's and keeps its title and main part.
@ApplicationModule(displayName = "Portal")
@NullMarked
package fr.socle.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
