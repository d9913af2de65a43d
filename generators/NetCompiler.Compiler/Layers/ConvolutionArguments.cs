using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>What all layers of convolutions have in common: the arguments that say how a kernel moves, groups, and the bias.</summary>
internal static class ConvolutionArguments
{
    /// <summary>
    /// Reads kernel, stride, padding and dilation: one axis for sequences; for images and volumes, the others have arguments of their own.
    /// </summary>
    public static ConvolutionGeometry Read(LoweringContext context, ShapeKind domain)
    {
        int kernel = context.Integer("kernel"), stride = context.Integer("stride", fallback: 1), dilation = context.Integer("Dilation", fallback: 1);
        bool isSame = context.IsWord("padding", "same");
        int padding = isSame ? Same(context, kernel, stride, dilation) : context.Padding("padding", 0, Reach(kernel, dilation), Limit("kernel", dilation, ""));
        AxisWalk first = new(kernel, stride, padding, dilation);
        return domain switch
        {
            ShapeKind.Sequence => Geometry(AxisWalk.None, first),
            ShapeKind.Image => Geometry(first, Other(context, "Width", first, isSame)),
            _ => Geometry(Other(context, "Height", first, isSame), Other(context, "Width", first, isSame)) with { Z = first },
        };
    }

    /// <summary>Whether channels and filters fall into groups; if not, reports it.</summary>
    public static bool FitsGroups(LoweringContext context, int filters, int groups)
    {
        int channels = context.Shape.Channels;
        if (channels % groups == 0 && filters % groups == 0)
        {
            return true;
        }

        context.ReportDoesNotFit(
            $"{groups} groups need both the {channels} channels and the {filters} filters to be a multiple of {groups}",
            "choose Groups that divides both");
        return false;
    }

    /// <summary>Adds a bias to each filter.</summary>
    public static Node AddBias(LoweringContext context, Node value, Initializer initializer) =>
        context.Builder.Add(new Add(), value, context.Weight("bias", TensorShape.Vector(value.Shape.Channels), ParameterRole.Bias, initializer));

    private static ConvolutionGeometry Geometry(AxisWalk y, AxisWalk x) =>
        new(y.Kernel, x.Kernel, y.Stride, x.Stride, y.Padding, x.Padding) { DilationY = y.Dilation, DilationX = x.Dilation };

    // What is not written for an axis is as for the first.
    private static AxisWalk Other(LoweringContext context, string axis, AxisWalk first, bool isSame)
    {
        int kernel = context.Integer("Kernel" + axis, fallback: first.Kernel), stride = context.Integer("Stride" + axis, fallback: first.Stride);
        int dilation = context.Integer("Dilation" + axis, fallback: first.Dilation);
        int usual = isSame ? Same(context, kernel, stride, dilation) : first.Padding;
        return new(kernel, stride, context.Padding("Padding" + axis, usual, Reach(kernel, dilation), Limit("Kernel" + axis, dilation, axis)), dilation);
    }

    // Steps from the first pixel of the kernel to its last: beyond that much padding, a window sees nothing of the image.
    private static int Reach(int kernel, int dilation) => checked((int)System.Math.Min(int.MaxValue, (long)dilation * (kernel - 1)));

    private static string Limit(string kernel, int dilation, string axis) => dilation == 1 ? $"{kernel} - 1" : $"Dilation{axis} * ({kernel} - 1)";

    // As many outputs as inputs, with as many zeros before as behind.
    private static int Same(LoweringContext context, int kernel, int stride, int dilation)
    {
        if (stride != 1 || Reach(kernel, dilation) % 2 != 0)
        {
            context.ReportArgument(
                "padding", "same",
                stride != 1
                    ? $"a number where the stride is {stride}: \"same\" keeps the size, which a stride divides"
                    : $"a number where the kernel is {kernel}: the same zeros before and behind keep the size of odd kernels only");
            context.Fail();
        }

        return Reach(kernel, dilation) / 2;
    }
}
