using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Random zeros in training, nothing in prediction.</summary>
public sealed class DropoutLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Dropout";

    /// <inheritdoc/>
    public override bool IsForTrainingOnly => true;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        float rate = context.Real("rate", null, 0, 1, excludesMax: true);

        // A stream is counted in every mode and for every rate: what one layer drops does not depend on another's rate.
        int stream = context.NewStream();
        if (!context.TakesNumbers())
        {
            return;
        }

        Node x = context.Current;
        context.Current = context.IsTraining && rate > 0
            ? context.Builder.Add(new Multiply(), x, context.Builder.Add(new DropoutMask(rate, stream, x.Type)))
            : x;
    }
}
