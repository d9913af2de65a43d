using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// An image made of weighted windows of an image: y[c, i, j] = sum over u, v of a[i, u] b[j, v] x[c, u, v], and the fill where output i or j has no
/// weights; a and b are what the two axes say. A sequence is an image of one line. Average pooling, enlarging and padding are of this kind.
/// Transposed: y[c, u, v] = sum over i, j of a[i, u] b[j, v] x[c, i, j]. dx = the other way of dy.
/// </summary>
/// <param name="Y">How lines are resampled.</param>
/// <param name="X">How the pixels of a line are resampled.</param>
/// <param name="Fill">The value of what lies in the padding; 0 if transposed.</param>
/// <param name="Transposed">Whether values go from outputs to sources.</param>
public sealed record Resample(ResampleAxis Y, ResampleAxis X, float Fill = 0, bool Transposed = false) : Operator
{
    /// <inheritdoc/>
    public override string Settings =>
        $"{Y.Setting("y")}, {X.Setting("x")}, fill={OperatorSettings.Write(Fill)}, transposed={OperatorSettings.Write(Transposed)}";

    /// <summary>The inverse of <see cref="Settings"/>.</summary>
    public static Resample Read(OperatorSettings settings) =>
        new(ResampleAxis.Read(settings, "y"), ResampleAxis.Read(settings, "x"), settings.Real("fill"), settings.Truth("transposed"));

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        (int height, int width) = Transposed ? (Y.Outputs, X.Outputs) : (Y.Size, X.Size);
        Require(
            inputs.Count == 1 && inputs[0].Shape.HasPlane && inputs[0].Shape.Plane == (height, width)
            && (inputs[0].Shape.Kind == ShapeKind.Image || (Y.Size, Y.Outputs) == (1, 1)),
            $"an image of {height}x{width}, or a sequence of {width} if that is one line and stays one",
            inputs);
        return inputs[0].Type with { Shape = inputs[0].Shape.WithPlane(Transposed ? Y.Size : Y.Outputs, Transposed ? X.Size : X.Outputs) };
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        (Tensor x, Tensor y) = (evaluation.Inputs[0], evaluation.Output);
        for (int i = 0; i < Y.Outputs; i++)
        {
            double[] lines = Y.Weights(i);
            for (int j = 0; j < X.Outputs; j++)
            {
                double[] pixels = X.Weights(j);
                for (int channel = 0; channel < y.Shape.Channels; channel++)
                {
                    for (int row = 0; row < y.Rows; row++)
                    {
                        Evaluate(x, y, row, (channel, i, j), lines, pixels);
                    }
                }
            }
        }
    }

    private void Evaluate(Tensor x, Tensor y, int row, (int Channel, int Line, int Pixel) output, double[] lines, double[] pixels)
    {
        int at = (Transposed ? x : y).Shape.Index(output.Channel, output.Line, output.Pixel);
        if (!Transposed && (lines.Length == 0 || pixels.Length == 0))
        {
            y[row, at] = Fill;
            return;
        }

        for (int u = 0; u < lines.Length; u++)
        {
            for (int v = 0; v < pixels.Length; v++)
            {
                double weight = lines[u] * pixels[v];
                int source = (Transposed ? y : x).Shape.Index(output.Channel, u, v);
                if (weight != 0 && Transposed)
                {
                    y[row, source] += weight * x[row, at];
                }
                else if (weight != 0)
                {
                    y[row, at] += weight * x[row, source];
                }
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(this with { Fill = 0, Transposed = !Transposed }, upstream)];

    /// <inheritdoc/>
    public override AxisWalk? LineWalk(Node node) => Transposed || node.Shape.Kind != ShapeKind.Image ? null : Y.Walk;

    /// <inheritdoc/>
    public override void EmitLines(Kernel kernel, string count, Func<int, string> from, string to) =>
        Print(kernel, "Gather", from(0), to, Y.CodeOf(PoolGeometry.LinesOf(count, Y.Step, Y.Window), count));

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => kernel.ForEachRow(() => Print(
        kernel, Transposed ? "Scatter" : "Gather", kernel.At(kernel.Node.Inputs[0]), kernel.At(kernel.Value), Y.Code));

    private void Print(Kernel kernel, string method, string source, string target, string y)
    {
        StridedLayout from = kernel.Strided(kernel.Node.Inputs[0]), to = kernel.Strided(kernel.Value);
        string[] arguments =
        [
            $"ref {source}", $"{Literals.Of(from.LineStride)}, {from.PixelStride}",
            $"ref {target}", $"{Literals.Of(to.LineStride)}, {to.PixelStride}", y, X.Code,
        ];
        kernel.Call("Resample." + method, [.. arguments, .. Transposed ? [] : new[] { Literals.Of(Fill) }]);
    }
}
