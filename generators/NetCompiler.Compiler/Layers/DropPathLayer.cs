using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Random samples become zero in training, nothing happens in prediction.</summary>
public sealed class DropPathLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "DropPath";

    /// <inheritdoc/>
    public override bool IsForTrainingOnly => true;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        float rate = context.Real("rate", null, 0, 1, excludesMax: true);
        int stream = context.NewStream();
        if (!context.TakesNumbers() || !context.IsTraining || rate == 0)
        {
            return;
        }

        // One random number for each sample: a mask of its own type, spread over the value afterwards.
        NodeType perSample = new(TensorShape.Scalar, IsBatched: true);
        Node one = context.Apply(new Broadcast(perSample), context.Constant(1));
        Node kept = context.Times(one, context.Builder.Add(new DropoutMask(rate, stream, perSample)));
        context.Current = context.Times(context.Current, kept);
    }
}
