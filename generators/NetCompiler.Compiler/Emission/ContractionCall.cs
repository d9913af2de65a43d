using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Emission;

/// <summary>A call of the runtime's contraction, the one register tile that all matrix work is made of.</summary>
/// <param name="First">The first row, in C#.</param>
/// <param name="End">The row behind the last.</param>
/// <param name="A">The place of the factor whose elements are broadcast.</param>
/// <param name="B">The place of the factor that is read in panels, which lie <paramref name="PanelB"/> floats apart.</param>
/// <param name="C">The place of the result, whose panels of columns lie <paramref name="PanelC"/> floats apart.</param>
/// <param name="Columns">The true number of columns.</param>
public sealed record ContractionCall(
    string First,
    string End,
    string A,
    RowWalk RowsA,
    (DepthLoop Outer, DepthLoop Middle, DepthLoop Inner) Depth,
    string B,
    int PanelB,
    string C,
    RowWalk RowsC,
    int PanelC,
    int Columns,
    int Width)
{
    /// <summary>For a loop over groups, the floats of the bias from one group to the next.</summary>
    public int BiasStride { get; init; }

    /// <summary>Whether sums are computed in parts of the depth, which is one loop then, and the columns one panel of 16.</summary>
    public bool IsSplit { get; init; }

    /// <summary>Whether units are panels of columns, which have all rows, instead of rows.</summary>
    public bool ByPanels { get; init; }

    /// <summary>Prints the call, with the bias and the activation that were fused into the kernel's group.</summary>
    public void Print(Kernel kernel)
    {
        string bias = kernel.Group.Bias is not Node added ? "Unsafe.NullRef<float>()"
            : BiasStride == 0 ? kernel.At(added)
            : $"Unsafe.Add(ref {kernel.At(added)}, group * {Literals.Of(BiasStride)})";
        if (IsSplit)
        {
            kernel.Call(
                "FewColumns.Run",
                $"{First}, {End}",
                $"ref {A}, {RowsA}",
                $"depth: {Depth.Inner.Count}, stepA: {Literals.Of(Depth.Inner.StrideA)}, ref {B}",
                $"ref {C}, {RowsC}",
                $"columns: {Literals.Of(Columns)}, bias: ref {bias}, {kernel.Epilogue}");
            return;
        }

        kernel.Call(
            ByPanels ? "Contraction.RunPanels" : "Contraction.Run",
            ByPanels ? $"first, end, {End}" : $"{First}, {End}",
            $"ref {A}, {RowsA}",
            $"new K::Depth({Depth.Outer}, {Depth.Middle}, {Depth.Inner})",
            $"ref {B}, panelB: {Literals.Of(PanelB)}",
            $"ref {C}, {RowsC}, panelC: {Literals.Of(PanelC)}",
            $"columns: {Literals.Of(Columns)}, width: {Width}, bias: ref {bias}",
            $"accumulate: {kernel.Accumulates}, {kernel.Epilogue}");
    }
}
