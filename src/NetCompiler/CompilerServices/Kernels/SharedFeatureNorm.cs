using NetCompiler.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>A <see cref="FeatureNorm"/> whose pixels threads share.</summary>
internal unsafe struct SharedFeatureNorm<TChain> : ISharedWork
    where TChain : struct, IElementwise
{
    // A number takes as long as so many multiply-adds of a contraction.
    private const int Weight = 24;

    private SharedLoop _loop;
    private SharedOperand _target, _a, _b, _c, _d, _e, _f, _g, _h;
    private int _rowCount, _steps;
    private float* _weight, _bias;
    private int _valid;
    private float _epsilon;
    private bool _isCentered;

    /// <summary>Whether threads should share the loops. Numbers that are drawn are counted from the first row on, so they are not.</summary>
    public static bool Pays(int first, int end, LoopShape shape) =>
        KernelTeam.Current is not null && shape is { RowElements: 0, LineElements: 0, PixelElements: 0 }
            && KernelTeam.Shares(new SharedLoop(first, end, shape, canCutLanes: false).Elements * Weight);

    /// <summary>Computes all rows.</summary>
    public static void Run(
        in KernelMemory m, int first, int end, LoopShape shape, int valid, float epsilon, bool isCentered, Operand target, Operand weight, Operand bias,
        Operand a, Operand b, Operand c, Operand d, Operand e, Operand f, Operand g, Operand h)
    {
        fixed (float* to = target, factors = weight, offsets = bias, pa = a, pb = b, pc = c, pd = d, pe = e, pf = f, pg = g, ph = h)
        {
            SharedLoop loop = new(first, end, shape, canCutLanes: false);
            SharedFeatureNorm<TChain> work = new()
            {
                _loop = loop, _target = new(to, target), _rowCount = m.RowCount, _steps = m.Steps, _weight = factors, _bias = offsets,
                _valid = valid, _epsilon = epsilon, _isCentered = isCentered,
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
            FeatureNorm.Forward<TChain>(
                m, 0, 1, shape, _valid, _epsilon, _isCentered, _target.At(row, line, lane), new(ref *_weight), new(ref *_bias),
                _a.At(row, line, lane), _b.At(row, line, lane), _c.At(row, line, lane), _d.At(row, line, lane),
                _e.At(row, line, lane), _f.At(row, line, lane), _g.At(row, line, lane), _h.At(row, line, lane));
        }
    }
}
