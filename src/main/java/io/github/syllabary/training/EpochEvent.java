package io.github.syllabary.training;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Epochs of training, in flight recordings. */
@Name("io.github.syllabary.Epoch")
@Label("Training Epoch")
@Category({"Syllabary", "Training"})
@Description("One pass over the clips, with validation and checkpoint")
@StackTrace(false)
final class EpochEvent extends Event {
    @Label("Epoch")
    int epoch;

    @Label("Of Epochs")
    int epochs;

    @Label("Loss")
    double loss;

    @Label("Accuracy")
    double accuracy;

    @Label("Validation Accuracy")
    double validationAccuracy;

    void commit(TrainingListener.EpochResult result) {
        epoch = result.epoch();
        epochs = result.epochs();
        loss = result.loss();
        accuracy = result.accuracy();
        validationAccuracy = result.validationAccuracy();
        commit();
    }
}
