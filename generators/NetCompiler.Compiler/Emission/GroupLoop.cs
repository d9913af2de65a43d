namespace NetCompiler.Compiler.Emission;

/// <summary>The loop over the groups of channels, each a contraction of its own; no loop around the one group that there usually is.</summary>
internal readonly struct GroupLoop
{
    private readonly Kernel _kernel;
    private readonly int _count;

    public GroupLoop(Kernel kernel, int count)
    {
        (_kernel, _count) = (kernel, count);
        if (count > 1)
        {
            kernel.Writer.Open($"for (int group = 0; group < {Literals.Of(count)}; group++)");
        }
    }

    public string At(string place, int stride) => _count == 1 ? place : $"Unsafe.Add(ref {place}, group * {Literals.Of(stride)})";

    public void Close()
    {
        if (_count > 1)
        {
            _kernel.Writer.Close();
        }
    }
}
