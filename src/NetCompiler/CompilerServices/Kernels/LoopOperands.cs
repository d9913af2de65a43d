using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>All operands of a loop with their strides, and how they move on. In loops that inline it, what an expression does not read vanishes.</summary>
internal readonly ref struct LoopOperands
{
    private readonly Operand _a;
    private readonly Operand _b;
    private readonly Operand _c;
    private readonly Operand _d;
    private readonly Operand _e;
    private readonly Operand _f;
    private readonly Operand _g;
    private readonly Operand _h;
    private readonly LoopShape _shape;
    private readonly float _inverseBatch;
    private readonly float _inverseSteps;
    private readonly ulong _key;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LoopOperands(
        scoped in KernelMemory m, LoopShape shape, Operand a, Operand b, Operand c, Operand d, Operand e, Operand f, Operand g, Operand h)
    {
        (_shape, _inverseBatch, _inverseSteps, _key) = (shape, m.InverseBatch, m.InverseSteps, m.Key);
        _a = a;
        _b = b;
        _c = c;
        _d = d;
        _e = e;
        _f = f;
        _g = g;
        _h = h;
    }

    /// <summary>The operands at pixel (0, 0) of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Operands Row(int row)
    {
        Operands x = default;
        x.A = ref Unsafe.Add(ref _a.Start, (nint)row * _a.Row);
        x.B = ref Unsafe.Add(ref _b.Start, (nint)row * _b.Row);
        x.C = ref Unsafe.Add(ref _c.Start, (nint)row * _c.Row);
        x.D = ref Unsafe.Add(ref _d.Start, (nint)row * _d.Row);
        x.E = ref Unsafe.Add(ref _e.Start, (nint)row * _e.Row);
        x.F = ref Unsafe.Add(ref _f.Start, (nint)row * _f.Row);
        x.G = ref Unsafe.Add(ref _g.Start, (nint)row * _g.Row);
        x.H = ref Unsafe.Add(ref _h.Start, (nint)row * _h.Row);
        x.Element = (long)row * _shape.RowElements;
        x.InverseBatch = _inverseBatch;
        x.InverseSteps = _inverseSteps;
        x.Key = _key;
        return x;
    }

    /// <summary>The operands at the first pixel of a line, from those of line 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Operands Line(Operands x, int line)
    {
        x.A = ref Unsafe.Add(ref x.A, (nint)line * _a.Line);
        x.B = ref Unsafe.Add(ref x.B, (nint)line * _b.Line);
        x.C = ref Unsafe.Add(ref x.C, (nint)line * _c.Line);
        x.D = ref Unsafe.Add(ref x.D, (nint)line * _d.Line);
        x.E = ref Unsafe.Add(ref x.E, (nint)line * _e.Line);
        x.F = ref Unsafe.Add(ref x.F, (nint)line * _f.Line);
        x.G = ref Unsafe.Add(ref x.G, (nint)line * _g.Line);
        x.H = ref Unsafe.Add(ref x.H, (nint)line * _h.Line);
        x.Element += (long)line * _shape.LineElements;
        return x;
    }

    /// <summary>Moves on to the next pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextPixel(ref Operands x)
    {
        x.A = ref Unsafe.Add(ref x.A, _a.Pixel);
        x.B = ref Unsafe.Add(ref x.B, _b.Pixel);
        x.C = ref Unsafe.Add(ref x.C, _c.Pixel);
        x.D = ref Unsafe.Add(ref x.D, _d.Pixel);
        x.E = ref Unsafe.Add(ref x.E, _e.Pixel);
        x.F = ref Unsafe.Add(ref x.F, _f.Pixel);
        x.G = ref Unsafe.Add(ref x.G, _g.Pixel);
        x.H = ref Unsafe.Add(ref x.H, _h.Pixel);
        x.Element += _shape.PixelElements;
    }
}
