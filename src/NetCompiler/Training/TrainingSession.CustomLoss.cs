using System;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <content>Steps in two halves, between which the caller computes a loss.</content>
public sealed partial class TrainingSession<TBatch>
{
    private bool _awaitsBackward;

    /// <summary>
    /// The first half of a step of a network with a <see cref="CustomLossAttribute"/>: shows <c>Outputs</c> in <see cref="Batch"/>. Dropout and
    /// statistics of the batch are those of training.
    /// </summary>
    /// <exception cref="ArgumentException">The batch is empty or holds values that are not allowed.</exception>
    /// <exception cref="InvalidOperationException">The network has no <see cref="CustomLossAttribute"/>.</exception>
    public void Forward()
    {
        if (!_program.HasCustomLoss)
        {
            throw new InvalidOperationException($"'{Info.Name}' has no [CustomLoss], so there is nothing to supply. Call Step or ComputeGradients instead.");
        }

        BeginStep(update: null);
        _awaitsBackward = true;
    }

    /// <summary>
    /// The second half: computes the gradients with respect to all trained parameters from <c>OutputGradients</c>, which the caller has
    /// written into <see cref="Batch"/>. <see cref="Update"/> comes next.
    /// </summary>
    /// <returns>The loss: the sum of outputs times their gradients, and the network's other losses.</returns>
    /// <exception cref="ArgumentException">A gradient is not finite.</exception>
    /// <exception cref="InvalidOperationException">There was no <see cref="Forward"/>.</exception>
    public float Backward()
    {
        if (!_awaitsBackward)
        {
            throw new InvalidOperationException("Backward goes on from what Forward has computed. Call Forward first, then write the batch's OutputGradients.");
        }

        ((ICustomLossBatch)Batch).ValidateGradients();
        _awaitsBackward = false;
        return EndStep();
    }

    // What is refused leaves the gradients of the batch before, and how they are to be used, as they were.
    private void BeginStep(IWeightUpdate? update)
    {
        int rows = CheckBatch();
        if (rows < _program.Step.MinimumRows)
        {
            throw new ArgumentException(
                $"Batch has {rows} filled rows; '{Info.Name}' normalizes over the batch, which needs {_program.Step.MinimumRows} or more.", nameof(Batch));
        }

        _hasGradients = false;
        _awaitsBackward = false;
        _gradientStore.AreKept = true;
        _step.Memory.Update = update;
        _step.ExecuteForward(_team, rows, StepKey);
    }

    private float EndStep()
    {
        _loss = _step.ExecuteBackward(_team);
        _hasGradients = true;
        return _loss;
    }
}
