using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// Prints a sum over the batch together with what it sums, one sample at a time: the parts of all samples, then their sum. All samples of a call have
/// the same memory for what is summed.
/// </summary>
public static class SampleSumEmitter
{
    /// <summary>Prints the first kernel; units are samples.</summary>
    public static void Emit(Kernel kernel, Group first)
    {
        kernel.Units("rows", 2L * kernel.LayoutOf(first.Value).Length);
        kernel.Writer.Open("for (int row = first; row < end; row++)");
        first.Main.Operator.EmitSample(kernel.For(first));
        kernel.Node.Operator.EmitSample(kernel);
        kernel.Writer.Close();
    }

    /// <summary>Prints the second, whose order of sums depends on the number of samples only.</summary>
    public static void EmitCombination(Kernel kernel)
    {
        (string scratch, int length) = kernel.Scratch();
        string lanes = Literals.Of(kernel.LayoutOf(kernel.Value).Length);
        kernel.Call("Sums.CombineTree", $"ref {scratch}", "m.RowCount", Literals.Of(length), lanes, lanes, "1f", $"ref {kernel.At(kernel.Value)}");
    }
}
