/// A small FHIR search over SQL: a resource type says which parameters it has and what each means in SQL, and gets
/// chains, `_has`, includes, sorting, stable pages and totals. Shared by the FHIR adapters of this module; other
/// modules cannot see it.
@NullMarked
package fr.socle.directory.fhir.search;

import org.jspecify.annotations.NullMarked;
