using NetCompiler.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>A loop of <see cref="Elementwise"/> that threads share.</summary>
internal unsafe struct SharedElementwise<TChain> : ISharedWork
    where TChain : struct, IElementwise
{
    // A number takes as long as so many multiply-adds of a contraction.
    private const int Weight = 8;

    private SharedLoop _loop;
    private SharedOperand _target, _a, _b, _c, _d, _e, _f, _g, _h;
    private int _rowCount, _steps;
    private TChain _chain;

    /// <summary>Whether threads should share the loops. Numbers that are drawn are counted from the first row on, so they are not.</summary>
    public static bool Pays(int first, int end, LoopShape shape) =>
        KernelTeam.Current is not null && shape is { RowElements: 0, LineElements: 0, PixelElements: 0 }
            && KernelTeam.Shares(new SharedLoop(first, end, shape, canCutLanes: true).Elements * Weight);

    /// <summary>Computes all rows.</summary>
    public static void Run(
        in KernelMemory m, int first, int end, LoopShape shape, Operand target, TChain chain,
        Operand a, Operand b, Operand c, Operand d, Operand e, Operand f, Operand g, Operand h)
    {
        fixed (float* to = target, pa = a, pb = b, pc = c, pd = d, pe = e, pf = f, pg = g, ph = h)
        {
            SharedLoop loop = new(first, end, shape, canCutLanes: true);
            SharedElementwise<TChain> work = new()
            {
                _loop = loop, _target = new(to, target), _rowCount = m.RowCount, _steps = m.Steps, _chain = chain,
                _a = new(pa, a), _b = new(pb, b), _c = new(pc, c), _d = new(pd, d), _e = new(pe, e), _f = new(pf, f), _g = new(pg, g), _h = new(ph, h),
            };
            KernelTeam.Run(work, loop.Units, loop.Elements * Weight);
        }
    }

    /// <inheritdoc/>
    public readonly void Run(int first, int end)
    {
        KernelMemory m = new(_rowCount, _steps);
        for (int unit = first; unit < end;)
        {
            LoopShape shape = _loop.Next(ref unit, end, out int row, out int line, out int lane);
            Elementwise.Run(
                m, 0, 1, shape, _target.At(row, line, lane),
                _a.At(row, line, lane), _b.At(row, line, lane), _c.At(row, line, lane), _d.At(row, line, lane),
                _e.At(row, line, lane), _f.At(row, line, lane), _g.At(row, line, lane), _h.At(row, line, lane), _chain);
        }
    }
}
