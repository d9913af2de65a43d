using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The weight (O, C / groups, kernel) of a grouped convolution as that of one with fewer groups, (O, joined * C / groups, kernel), which is zero
/// where an output meets channels of another group. The gradient is <see cref="SplitGroups"/> of dy.
/// </summary>
/// <param name="Groups">Groups of the weight that has the fewer channels.</param>
/// <param name="Joined">How many of them become one, a divisor.</param>
public sealed record JoinGroups(int Groups, int Joined) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"groups={Groups}, joined={Joined}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static JoinGroups Read(OperatorSettings settings) => new(settings.Integer("groups"), settings.Integer("joined"));

    /// <summary>The least number of groups that fill whole panels of channels and of filters together.</summary>
    public static int Least(int groups, int channels, int filters)
    {
        int joined = 1;
        while (groups % joined != 0 || !FillsPanels(groups / joined, channels, filters))
        {
            joined++;
        }

        return joined;
    }

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 1 && inputs[0].Shape is { Kind: ShapeKind.Weight, Dimensions.Count: > 2 } shape
            && shape.Channels % Groups == 0 && Groups % Joined == 0,
            "a weight (O, C / groups, kernel) whose outputs fall into the groups",
            inputs);
        int[] sizes = [.. inputs[0].Shape.Dimensions];
        sizes[1] *= Joined;
        return inputs[0].Type with { Shape = TensorShape.Weight(sizes) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor y) = (evaluation.Inputs[0], evaluation.Output);
        (int outputs, int channels) = (x.Shape.Dimensions[0], x.Shape.Dimensions[1]);
        int taps = x.Shape.Count / (outputs * channels);
        for (int i = 0; i < x.Shape.Count; i++)
        {
            // Output o of group g keeps its channels c at g * channels + c among those of the groups that were joined.
            int o = i / (channels * taps), group = o / (outputs / Groups) % Joined;
            int place = (((o * Joined) + group) * channels * taps) + (i % (channels * taps));
            y[0, place] = x[0, i];
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new SplitGroups(Groups, Joined), upstream)];

    /// <inheritdoc/>
    public override Layout? PackingOf(Node node, Node parameter, Func<Node, StridedLayout> coordinates) => Panels(parameter.Shape);

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) => given is PanelLayout ? null : Panels(node.Inputs[0].Shape);

    /// <inheritdoc/>
    public override Layout LayOut(Node node, IReadOnlyList<Layout> inputs) => Panels(node.Shape);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        PanelLayout from = (PanelLayout)kernel.LayoutOf(kernel.Node.Inputs[0]), to = (PanelLayout)kernel.LayoutOf(kernel.Value);
        kernel.Units(to.Panels, 64L * Math.Max(from.Depth, to.Depth));
        int[] numbers = [from.Outputs, from.Outputs / Groups, from.Width, from.TapLines * from.TapPixels, Math.Min(from.Channels, to.Channels), Joined];
        kernel.Call(
            "Panels.JoinGroups",
            "first", "end", $"ref {kernel.At(kernel.Node.Inputs[0])}", string.Join(", ", numbers.Select(Literals.Of)), $"ref {kernel.At(kernel.Value)}");
    }

    private static bool FillsPanels(int groups, int channels, int filters) =>
        groups == 1 || (filters / groups % Packing.Width(filters) == 0 && channels / groups % Packing.Width(channels / groups) == 0);

    private static PanelLayout Panels(TensorShape shape)
    {
        IReadOnlyList<int> sizes = shape.Dimensions;
        return new(sizes[0], sizes.Count == 4 ? sizes[2] : 1, sizes[sizes.Count - 1], sizes[1]);
    }
}
