/**
 * The evaluation of a corpus and the extraction of its features as Apache Spark jobs, for what one machine is too small
 * for.
 *
 * <p>Clips come from any Hadoop file system ({@link io.github.syllabary.spark.RemoteCorpus}), one row an utterance goes
 * to Parquet, and the evaluation is made from these rows with the figures of a local run, bit for bit. {@link
 * io.github.syllabary.spark.EvaluationJob} is the one to read first. May use every room below it; built in the Maven
 * profile {@code spark} only.
 */
package io.github.syllabary.spark;
