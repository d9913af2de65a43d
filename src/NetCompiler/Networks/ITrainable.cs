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

    /// <summary>Makes a batch for up to <paramref name="capacity"/> rows.</summary>
    TBatch CreateBatch(int capacity);
}
