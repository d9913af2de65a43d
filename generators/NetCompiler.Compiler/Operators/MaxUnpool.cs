using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// The gradient of the image of <see cref="MaxPool"/>. Of its <see cref="MaxPoolPlaces"/> and the gradient g of its result: every g goes to its place, all
/// else is zero. No gradient.
/// </summary>
/// <param name="Geometry">How the window moves: windows lie side by side, and every pixel belongs to one.</param>
/// <param name="InputShape">The shape of the image.</param>
public sealed record MaxUnpool(PoolGeometry Geometry, TensorShape InputShape) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"{Geometry}, input={TypeText.Write(InputShape)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static MaxUnpool Read(OperatorSettings settings) => new(PoolGeometry.Read(settings), settings.Shape("input"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(
            inputs.Count == 2
            && Geometry.HasPlaces(InputShape)
            && inputs[0].Type == inputs[1].Type with { Element = ElementType.Byte }
            && inputs[1].Type is { Element: ElementType.Single } && inputs[1].Shape == Geometry.Output(InputShape),
            "the places of a pooling as bytes, and the gradient of its result",
            inputs);
        return inputs[1].Type with { Shape = InputShape };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor places, Tensor upstream) = (evaluation.Inputs[0], evaluation.Inputs[1]);
        for (int row = 0; row < evaluation.Output.Rows; row++)
        {
            foreach ((IReadOnlyList<int> window, int output) in Geometry.Windows(InputShape))
            {
                evaluation.Output[row, window[(int)places[row, output]]] = upstream[row, output];
            }
        }
    }

    /// <inheritdoc/>
    public override bool HasSamples => true;

    /// <inheritdoc/>
    public override void EmitSample(Kernel kernel)
    {
        Node places = kernel.Node.Inputs[0], dy = kernel.Node.Inputs[1];
        StridedLayout upstream = kernel.Strided(dy), to = kernel.Strided(kernel.Value);
        PlacesLayout layout = (PlacesLayout)kernel.LayoutOf(places);
        kernel.Call(
            "MaxPoolPlaces.Backward",
            $"ref {kernel.At(places)}", $"ref {kernel.At(dy)}", $"{upstream.LineStride}, {upstream.PixelStride}",
            $"ref {kernel.At(kernel.Value)}", $"{to.LineStride}, {to.PixelStride}", $"{layout.Lines}, {layout.Pixels}, {layout.Lanes}",
            $"{Geometry.KernelHeight}, {Geometry.KernelWidth}");
    }

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => kernel.ForEachRow(() => EmitSample(kernel));
}
