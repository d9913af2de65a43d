using System;
using System.ComponentModel;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <summary>A network with a loss, whose code can train it.</summary>
/// <typeparam name="TBatch">The network's own batch: it fixes the types of inputs and targets.</typeparam>
public interface ITrainable<TBatch> : INetwork
    where TBatch : class, IBatch
{
    /// <summary>The code of step, evaluation and trace; for the runtime, not for users.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    TrainingProgram TrainingProgram { get; }

    /// <summary>Numbers of one prediction, of the first output if there are several.</summary>
    int OutputLength { get; }

    /// <summary>Numbers of one prediction in all outputs; for the runtime, not for users.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    int PredictionLength => OutputLength;

    /// <summary>Makes a batch for up to <paramref name="capacity"/> rows.</summary>
    TBatch CreateBatch(int capacity);

    /// <summary>Predicts some rows of a batch that was checked; for the runtime, not for users.</summary>
    /// <param name="weights">A published snapshot.</param>
    /// <param name="workspace">A workspace of the network.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many.</param>
    /// <param name="output">
    /// Predictions of as many rows as the batch has room for, output after output: those of row r of the first go to r * <see cref="OutputLength"/>.
    /// </param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Predict(Snapshot weights, Workspace workspace, TBatch batch, int first, int count, Span<float> output);
}
