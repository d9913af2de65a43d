using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// An image made of weighted windows of an image: y[c, i, j] = sum over u, v of a[i, u] b[j, v] x[c, u, v], and the fill where output i or j has no
/// weights; a and b are what the two axes say. Average pooling, enlarging and padding are of this kind. Transposed: y[c, u, v] = sum over i, j of
/// a[i, u] b[j, v] x[c, i, j]. dx = the other way of dy.
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
            inputs.Count == 1 && inputs[0].Shape.Kind == ShapeKind.Image && inputs[0].Shape == TensorShape.Image(inputs[0].Shape.Channels, height, width),
            $"an image of {height}x{width}",
            inputs);
        return inputs[0].Type with
        {
            Shape = TensorShape.Image(inputs[0].Shape.Channels, Transposed ? Y.Size : Y.Outputs, Transposed ? X.Size : X.Outputs),
        };
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
                for (int plane = 0; plane < y.Rows * y.Shape.Channels; plane++)
                {
                    Evaluate(x, y, plane, (i * X.Outputs) + j, lines, pixels);
                }
            }
        }
    }

    private void Evaluate(Tensor x, Tensor y, int plane, int output, double[] lines, double[] pixels)
    {
        int target = (plane * Y.Outputs * X.Outputs) + output, source = plane * Y.Size * X.Size;
        if (!Transposed && (lines.Length == 0 || pixels.Length == 0))
        {
            y.Data[target] = Fill;
            return;
        }

        for (int u = 0; u < lines.Length; u++)
        {
            for (int v = 0; v < pixels.Length; v++)
            {
                double weight = lines[u] * pixels[v];
                (int from, int to) = (source + (u * X.Size) + v, target);
                if (weight != 0 && Transposed)
                {
                    y.Data[from] += weight * x.Data[to];
                }
                else if (weight != 0)
                {
                    y.Data[to] += weight * x.Data[from];
                }
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(this with { Fill = 0, Transposed = !Transposed }, upstream)];

    /// <inheritdoc/>
    public override void Emit(Kernel kernel)
    {
        Node x = kernel.Node.Inputs[0];
        StridedLayout from = kernel.Strided(x), to = kernel.Strided(kernel.Value);
        kernel.ForEachRow(() =>
        {
            string[] images =
            [
                $"ref {kernel.At(x)}", $"{Literals.Of(from.LineStride)}, {from.PixelStride}",
                $"ref {kernel.At(kernel.Value)}", $"{Literals.Of(to.LineStride)}, {to.PixelStride}",
            ];
            if (Transposed)
            {
                kernel.Call("Resample.Scatter", [.. images, Y.Code, X.Code]);
            }
            else
            {
                kernel.Call("Resample.Gather", [.. images, Y.Code, X.Code, Literals.Of(Fill)]);
            }
        });
    }
}
