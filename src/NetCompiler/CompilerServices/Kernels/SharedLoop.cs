using NetCompiler.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>Loops over rows, lines and pixels that threads share, with what they read and write: memory that stays where it is meanwhile.</summary>
internal unsafe struct SharedLoop<TLoop> : ISharedWork
    where TLoop : struct, ISharedLoop
{
    private LoopParts _parts;
    private SharedOperand _target, _a, _b, _c, _d, _e, _f, _g, _h;
    private int _rowCount, _steps;
    private TLoop _loop;

    /// <summary>The team, if it should share the loops. Numbers that are drawn are counted from the first row on, so they are not.</summary>
    public static WorkerTeam? Team(int first, int end, LoopShape shape) =>
        KernelTeam.For(new LoopParts(first, end, shape, TLoop.CanCutLanes).Elements * TLoop.Weight) is { } team
            && shape is { RowElements: 0, LineElements: 0, PixelElements: 0 } ? team : null;

    /// <summary>Computes all rows.</summary>
    public static void Run(
        WorkerTeam team, in KernelMemory m, int first, int end, LoopShape shape, TLoop loop, Operand target,
        Operand a, Operand b, Operand c, Operand d, Operand e, Operand f, Operand g, Operand h)
    {
        fixed (float* to = target, pa = a, pb = b, pc = c, pd = d, pe = e, pf = f, pg = g, ph = h)
        {
            LoopParts parts = new(first, end, shape, TLoop.CanCutLanes);
            SharedLoop<TLoop> work = new()
            {
                _parts = parts, _loop = loop, _target = new(to, target), _rowCount = m.RowCount, _steps = m.Steps,
                _a = new(pa, a), _b = new(pb, b), _c = new(pc, c), _d = new(pd, d), _e = new(pe, e), _f = new(pf, f), _g = new(pg, g), _h = new(ph, h),
            };
            KernelTeam.Run(team, work, parts.Units, parts.Elements * TLoop.Weight);
        }
    }

    /// <inheritdoc/>
    public readonly void Run(int first, int end)
    {
        KernelMemory m = new(_rowCount, _steps);
        for (int unit = first; unit < end;)
        {
            LoopShape shape = _parts.Next(ref unit, end, out int row, out int line, out int lane);
            _loop.Run(
                m, shape, _target.At(row, line, lane), _a.At(row, line, lane), _b.At(row, line, lane), _c.At(row, line, lane), _d.At(row, line, lane),
                _e.At(row, line, lane), _f.At(row, line, lane), _g.At(row, line, lane), _h.At(row, line, lane));
        }
    }
}
