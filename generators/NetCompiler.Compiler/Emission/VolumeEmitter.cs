using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// Prints convolutions of volumes as calls of the library, which makes contractions of them. Volumes lie as images whose lines are those of all
/// planes.
/// </summary>
internal static class VolumeEmitter
{
    /// <summary>Prints y[o] = the sum over the kernel of x w[o]; units are samples.</summary>
    public static void Emit(Kernel kernel, ConvolutionGeometry g)
    {
        Node x = kernel.Node.Inputs[0];
        PanelLayout panels = (PanelLayout)kernel.LayoutOf(kernel.Node.Inputs[1]);
        int outputs = panels.Outputs / g.Groups, lane = kernel.Strided(x).LaneStride;
        PrintSums(
            kernel, g, (x.Shape, kernel.Value.Shape), isTransposed: false,
            (panels.Channels, outputs), (panels.Channels * lane, outputs / panels.Width * panels.PanelLength),
            (panels.Channels * panels.Width, panels.PanelLength, panels.Width), (long)panels.Depth * panels.Outputs * kernel.Value.Shape.Positions);
    }

    /// <summary>Prints dx[c] = the sum over the kernel of dy w, on transposed weights; units are samples.</summary>
    public static void EmitInputGradient(Kernel kernel, ConvolutionGeometry g)
    {
        Node dy = kernel.Node.Inputs[0];
        TransposedPanelLayout panels = (TransposedPanelLayout)kernel.LayoutOf(kernel.Node.Inputs[1]);
        int outputs = panels.Source.Outputs / g.Groups, lane = kernel.Strided(dy).LaneStride;
        PrintSums(
            kernel, g, (kernel.Value.Shape, dy.Shape), isTransposed: true,
            (outputs, panels.Source.Channels), (outputs * lane, outputs * panels.Width),
            (panels.TapLength, panels.PanelLength, panels.Width), (long)panels.Source.Depth * panels.Source.Outputs * dy.Shape.Positions);
    }

    /// <summary>Prints dw[o] = the sum over samples and pixels of x dy; units are rows of the weight.</summary>
    public static void EmitWeightGradient(Kernel kernel, ConvolutionGeometry g)
    {
        const int RowsPerUnit = 64;
        Node x = kernel.Node.Inputs[0], dy = kernel.Node.Inputs[1];
        PanelLayout target = (PanelLayout)kernel.LayoutOf(kernel.Value);
        int outputs = target.Outputs / g.Groups;
        string end = $"Math.Min(end * {RowsPerUnit}, {Literals.Of(target.Depth)})";
        kernel.Units((target.Depth + RowsPerUnit - 1) / RowsPerUnit, 16L * RowsPerUnit * target.Outputs * dy.Shape.Positions);
        kernel.Call(
            "VolumeConvolution.ClearRows",
            $"first * {RowsPerUnit}", end, $"ref {kernel.At(kernel.Value)}", $"{target.Panels}, {Literals.Of(target.PanelLength)}, {target.Width}");
        kernel.Writer.Open("for (int row = 0; row < m.RowCount; row++)");
        GroupLoop groups = new(kernel, g.Groups);
        kernel.Call(
            "VolumeConvolution.WeightGradient",
            $"first * {RowsPerUnit}", end,
            $"ref {groups.At(kernel.At(x), target.Channels * kernel.Strided(x).LaneStride)}", Strides(kernel, x), Literals.Of(target.Channels),
            $"ref {groups.At(kernel.At(dy), outputs)}", Strides(kernel, dy),
            $"ref {groups.At(kernel.At(kernel.Value), outputs / target.Width * target.PanelLength)}",
            $"{Literals.Of(target.PanelLength)}, {target.Width}, {Literals.Of(outputs)}", Axes(g, (x.Shape, dy.Shape), isTransposed: false));
        groups.Close();
        kernel.Writer.Close();
    }

    // Both ways are sums over the taps that a pixel meets; strides are those of groups in what is read and in the weight.
    private static void PrintSums(
        Kernel kernel, ConvolutionGeometry g, (TensorShape Source, TensorShape Outputs) shapes, bool isTransposed, (int Read, int Written) channels,
        (int Read, int Weight) strides, (int Tap, int Panel, int Width) weight, long work)
    {
        Node read = kernel.Node.Inputs[0], w = kernel.Node.Inputs[1];
        StridedLayout to = kernel.Strided(kernel.Value);
        kernel.Units("rows", work);
        kernel.Writer.Open("for (int row = first; row < end; row++)");
        kernel.Call("Relayout.Clear", $"ref {kernel.At(kernel.Value, null, -to.Origin)}", Literals.Of(to.Length));
        GroupLoop groups = new(kernel, g.Groups);
        kernel.Call(
            "VolumeConvolution.Run",
            $"ref {groups.At(kernel.At(read), strides.Read)}", Strides(kernel, read),
            $"ref {groups.At(kernel.At(w), strides.Weight)}",
            $"{Literals.Of(weight.Tap)}, {Literals.Of(weight.Panel)}, {weight.Width}, {Literals.Of(channels.Read)}",
            $"ref {groups.At(kernel.At(kernel.Value), channels.Written)}", Strides(kernel, kernel.Value), Literals.Of(channels.Written),
            Axes(g, shapes, isTransposed));
        groups.Close();
        kernel.Writer.Close();
    }

    private static string Strides(Kernel kernel, Node node)
    {
        StridedLayout layout = kernel.Strided(node);
        int[] strides = [node.Shape.Plane.Height * layout.LineStride, layout.LineStride, layout.PixelStride, layout.LaneStride];
        return $"new K::VolumeStrides({string.Join(", ", strides.Select(Literals.Of))})";
    }

    private static string Axes(ConvolutionGeometry g, (TensorShape Source, TensorShape Outputs) shapes, bool isTransposed)
    {
        ((int height, int width), (int outputHeight, int outputWidth)) = (shapes.Source.Plane, shapes.Outputs.Plane);
        string planes = Axis(g.Z!, shapes.Source.Depth, shapes.Outputs.Depth);
        return $"{planes}, {Axis(g.Y, height, outputHeight)}, {Axis(g.X, width, outputWidth)}";

        string Axis(AxisWalk walk, int size, int outputs)
        {
            int[] numbers = [walk.Kernel, walk.Stride, walk.Padding, walk.Dilation, size, outputs];
            return $"new K::KernelAxis({string.Join(", ", numbers.Select(Literals.Of))}{(isTransposed ? ", true" : "")})";
        }
    }
}
