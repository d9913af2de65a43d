using NetCompiler.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>A <see cref="FeatureNorm"/> whose pixels threads share.</summary>
internal unsafe struct SharedFeatureNorm<TChain> : ISharedLoop
    where TChain : struct, IElementwise
{
    private float* _weight, _bias;
    private int _valid;
    private float _epsilon;
    private bool _isCentered;

    /// <inheritdoc/>
    public static int Weight => 24;

    /// <inheritdoc/>
    public static bool CanCutLanes => false;

    /// <summary>Computes all rows, as <see cref="FeatureNorm.Forward"/> does.</summary>
    public static void Run(
        WorkerTeam team, in KernelMemory m, int first, int end, LoopShape shape, int valid, float epsilon, bool isCentered,
        Operand target, Operand weight, Operand bias,
        Operand a, Operand b, Operand c, Operand d, Operand e, Operand f, Operand g, Operand h)
    {
        fixed (float* factors = weight, offsets = bias)
        {
            SharedFeatureNorm<TChain> loop = new()
            {
                _weight = factors, _bias = offsets, _valid = valid, _epsilon = epsilon, _isCentered = isCentered,
            };
            SharedLoop<SharedFeatureNorm<TChain>>.Run(team, m, first, end, shape, loop, target, a, b, c, d, e, f, g, h);
        }
    }

    /// <inheritdoc/>
    public readonly void Run(
        in KernelMemory m, LoopShape shape, Operand target, Operand a, Operand b, Operand c, Operand d, Operand e, Operand f, Operand g, Operand h) =>
        FeatureNorm.Forward<TChain>(
            m, 0, 1, shape, _valid, _epsilon, _isCentered, target, new(ref *_weight), new(ref *_bias), a, b, c, d, e, f, g, h);
}
