namespace NetCompiler.Compiler.Emission;

/// <summary>A call of the runtime's contraction over the samples of a batch, and the pixels of each.</summary>
/// <param name="First">The first row of the gradient, in C#.</param>
/// <param name="End">The row behind the last.</param>
/// <param name="A">The place of what the layer was given.</param>
/// <param name="B">The place of the gradient of the layer's result.</param>
/// <param name="C">The place of the weight's gradient, whose panels of columns lie <paramref name="PanelC"/> floats apart.</param>
/// <param name="Columns">The true number of columns.</param>
public sealed record WeightGradientCall(
    string First,
    string End,
    string A,
    RowWalk RowsA,
    (DepthLoop Outer, DepthLoop Middle, DepthLoop Inner) Depth,
    string B,
    string C,
    int PanelC,
    int Columns,
    int Width)
{
    /// <summary>Whether an optimizer may take the gradient as it is computed.</summary>
    public bool HandsOver { get; init; }

    /// <summary>Whether units are panels of columns, which have all rows, instead of rows.</summary>
    public bool ByPanels { get; init; }

    /// <summary>Prints the call.</summary>
    public void Print(Kernel kernel) => kernel.Call(
        ByPanels ? "WeightGradient.RunPanels" : "WeightGradient.Run",
        ByPanels ? $"first, end, {End}" : $"{First}, {End}",
        $"ref {A}, {RowsA}",
        $"new K::Depth({Depth.Outer}, {Depth.Middle}, {Depth.Inner})",
        $"ref {B}",
        $"ref {C}, panelC: {Literals.Of(PanelC)}",
        $"columns: {Literals.Of(Columns)}, width: {Width}{(HandsOver ? ", m.Update" : "")}");
}
