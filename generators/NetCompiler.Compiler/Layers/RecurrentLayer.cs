using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>
/// A layer that goes through a sequence with states: stacked layers, each in one direction or in both, as scans. What a step computes is the
/// affair of the kind.
/// </summary>
public abstract class RecurrentLayer : Layer
{
    /// <summary>How many times as many features as there are units the weights give: one for each gate.</summary>
    protected abstract int Gates { get; }

    /// <summary>Whether there is a second state, the cell.</summary>
    protected virtual bool HasCell => false;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        RecurrentArguments arguments = RecurrentArguments.Read(context, States);
        Operator nonlinearity = Nonlinearity(context);
        if (!context.Takes(ShapeKind.Sequence) || !CanBe(context, arguments))
        {
            return;
        }

        Node x = context.Current;
        List<Node> final = [], finalCells = [], last = [];
        for (int layer = 0; layer < arguments.Layers; layer++)
        {
            List<Node> outputs = [];
            last = [];
            for (int direction = 0; direction < arguments.Directions; direction++)
            {
                RecurrentScan scan = new(context, arguments, x, layer, isReverse: direction == 1);
                (Node output, Node[] states) = scan.Lower(this, nonlinearity);
                outputs.Add(output);
                last.Add(states[0]);
                finalCells.AddRange(states.Skip(1));
            }

            final.AddRange(last);
            x = Join(context, outputs);
            if (layer < arguments.Layers - 1)
            {
                x = Dropped(context, x, arguments.Dropout[layer], arguments.DropoutRate);
            }
        }

        arguments.DefineFinal(context, final, finalCells);
        context.Current = arguments.LastState ? Join(context, last) : x;
    }

    /// <summary>The function of what is new in a state.</summary>
    protected virtual Operator Nonlinearity(LoweringContext context) => new Tanh();

    /// <summary>The states after a step: the outputs first.</summary>
    internal abstract Node[] Step(RecurrentStep step);

    /// <summary>The features that weights give.</summary>
    internal int GatesOf(RecurrentArguments arguments) => Gates * arguments.Units;

    /// <summary>The states: the outputs, and the cell.</summary>
    internal IReadOnlyList<string> States => HasCell ? ["State", "Cell"] : ["State"];

    private static Node Join(LoweringContext context, IReadOnlyList<Node> directions) =>
        directions.Count == 1 ? directions[0] : context.Builder.Add(new Concat(), [.. directions]);

    private static Node Dropped(LoweringContext context, Node x, int stream, float rate) => context.IsTraining && rate > 0
        ? context.Builder.Add(new Multiply(), x, context.Builder.Add(new DropoutMask(rate, stream, x.Type)))
        : x;

    // The largest weights and values are those of a layer, and a layer behind another takes its directions.
    private bool CanBe(LoweringContext context, RecurrentArguments arguments)
    {
        int steps = context.Shape.Positions, channels = context.Shape.Channels, gates = GatesOf(arguments);
        for (int layer = 0; layer < arguments.Layers; layer++)
        {
            int inputs = layer == 0 ? channels : arguments.Directions * arguments.Units;
            if (!context.CanTrain(TensorShape.Weight(gates, Math.Max(inputs, arguments.Units)))
                || !context.CanHold(TensorShape.Sequence(steps, arguments.Directions * gates)))
            {
                return false;
            }

            context.MultiplyAdds += (long)steps * arguments.Directions * gates * (inputs + arguments.Units);
        }

        return arguments.Fit(context);
    }
}
