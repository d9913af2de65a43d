using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The weight (O, C / groups, kernel) of a grouped convolution as that of one with fewer groups, (O, joined * C / groups, kernel), which is zero
/// where an output meets channels of another group; or, split, the inverse: each output's weights at its own group's channels. The gradient of each is
/// the other of dy.
/// </summary>
/// <param name="Groups">Groups of the weight that has the fewer channels.</param>
/// <param name="Joined">How many of them become one, a divisor.</param>
/// <param name="IsSplit">Whether it is the inverse.</param>
public sealed record JoinGroups(int Groups, int Joined, bool IsSplit = false) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"groups={Groups}, joined={Joined}, split={OperatorSettings.Write(IsSplit)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static JoinGroups Read(OperatorSettings settings) => new(settings.Integer("groups"), settings.Integer("joined"), settings.Truth("split"));

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
            && shape.Channels % Groups == 0 && Groups % Joined == 0 && (!IsSplit || shape.Dimensions[1] % Joined == 0),
            $"a weight (O, {(IsSplit ? "joined * " : "")}C / groups, kernel) whose outputs fall into the groups",
            inputs);
        int[] sizes = [.. inputs[0].Shape.Dimensions];
        sizes[1] = IsSplit ? sizes[1] / Joined : sizes[1] * Joined;
        return inputs[0].Type with { Shape = TensorShape.Weight(sizes) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor y) = (evaluation.Inputs[0], evaluation.Output);
        TensorShape apart = IsSplit ? y.Shape : x.Shape;
        (int outputs, int channels) = (apart.Dimensions[0], apart.Dimensions[1]);
        int taps = apart.Count / (outputs * channels);
        for (int i = 0; i < apart.Count; i++)
        {
            // Output o of group g keeps its channels c at g * channels + c among those of the groups that were joined.
            int o = i / (channels * taps), group = o / (outputs / Groups) % Joined;
            int place = (((o * Joined) + group) * channels * taps) + (i % (channels * taps));
            (int from, int to) = IsSplit ? (place, i) : (i, place);
            y[0, to] = x[0, from];
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(this with { IsSplit = !IsSplit }, upstream)];

    /// <inheritdoc/>
    public override Layout? PackingOf(Node node, Node parameter, Func<Node, StridedLayout> coordinates) => PanelLayout.OfKernel(parameter.Shape);

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) => given is PanelLayout ? null : PanelLayout.OfKernel(node.Inputs[0].Shape);

    /// <inheritdoc/>
    public override Layout LayOut(Node node, IReadOnlyList<Layout> inputs) => PanelLayout.OfKernel(node.Shape);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        PanelLayout from = (PanelLayout)kernel.LayoutOf(kernel.Node.Inputs[0]), to = (PanelLayout)kernel.LayoutOf(kernel.Value);
        kernel.Units(to.Panels, 64L * Math.Max(from.Depth, to.Depth));
        int[] numbers = [from.Outputs, from.Outputs / Groups, from.Width, from.TapLines * from.TapPixels, Math.Min(from.Channels, to.Channels), Joined];
        kernel.Call(
            IsSplit ? "Panels.SplitGroups" : "Panels.JoinGroups",
            "first", "end", $"ref {kernel.At(kernel.Node.Inputs[0])}", string.Join(", ", numbers.Select(Literals.Of)), $"ref {kernel.At(kernel.Value)}");
    }

    private static bool FillsPanels(int groups, int channels, int filters) =>
        groups == 1 || (filters / groups % Packing.Width(filters) == 0 && channels / groups % Packing.Width(channels / groups) == 0);
}
