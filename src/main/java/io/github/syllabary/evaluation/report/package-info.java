/**
 * What an evaluation found, as a page to read, JSON and CSV.
 *
 * <p>{@link io.github.syllabary.evaluation.report.Report} writes a folder of them. The page is a Mustache template, in
 * which every name is escaped; its charts come from {@code plot}. May use what {@code evaluation} may.
 */
package io.github.syllabary.evaluation.report;
