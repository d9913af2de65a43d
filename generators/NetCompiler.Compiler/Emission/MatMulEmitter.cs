using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints products of two activations, sample by sample and head by head.</summary>
public static class MatMulEmitter
{
    /// <summary>Prints c = a b. A transposed b is packed into panels first, since columns are read side by side.</summary>
    public static void Emit(Kernel kernel, bool transposeA, bool transposeB)
    {
        Node a = kernel.Node.Inputs[0], b = kernel.Node.Inputs[1];
        StridedLayout left = kernel.Strided(a), right = kernel.Strided(b), to = kernel.Strided(kernel.Value);
        int depth = transposeA ? left.Pixels : left.Lanes, columns = to.Lanes, width = Packing.Width(columns);
        kernel.Units("rows", (long)to.Lines * to.Pixels * columns * depth);
        kernel.ForEachRow(() =>
        {
            bool heads = to.Lines > 1;
            if (heads)
            {
                kernel.Writer.Open($"for (int head = 0; head < {to.Lines}; head++)");
            }

            string Head(Node node, StridedLayout layout) =>
                heads ? $"Unsafe.Add(ref {kernel.At(node)}, head * {Literals.Of(layout.LineStride)})" : kernel.At(node);

            string panels = Head(b, right);
            if (transposeB)
            {
                kernel.Call(
                    "Panels.Pack",
                    "0", $"{Packing.Padded(columns) / width}", $"ref {panels}", $"{columns}", $"{right.PixelStride}", $"{width}",
                    "1, 0", "1, 0", $"{depth}, 1", $"ref {kernel.AtScratch()}");
                panels = kernel.AtScratch();
            }

            new ContractionCall(
                "0", $"{to.Pixels}",
                Head(a, left), new(1, to.Pixels, 0, 0, transposeA ? 1 : left.PixelStride),
                (DepthLoop.Once, DepthLoop.Once, DepthLoop.Of(depth, transposeA ? left.PixelStride : 1, transposeB ? width : right.PixelStride)),
                panels, transposeB ? depth * width : width,
                Head(kernel.Value, to), new(1, to.Pixels, 0, 0, to.PixelStride), width,
                columns, width).Print(kernel);
            if (heads)
            {
                kernel.Writer.Close();
            }
        });
    }
}
