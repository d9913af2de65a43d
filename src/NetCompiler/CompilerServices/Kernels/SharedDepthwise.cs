using System;
using System.Runtime.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>A <see cref="Depthwise"/> convolution whose lines threads share, two by two.</summary>
internal unsafe struct SharedDepthwise<TEpilogue> : ISharedWork
    where TEpilogue : struct, ITileEpilogue
{
    /// <summary>A multiply-add takes as long as so many of a contraction.</summary>
    public const int Weight = 2;

    private const int Unit = 2;

    private DepthwiseWalk _walk;
    private TEpilogue _epilogue;
    private float* _a, _w, _c, _bias;
    private int _lineA, _pixelA, _width, _panel, _lineC, _pixelC, _lines, _pixels, _lanes;

    /// <summary>Computes all lines, as <see cref="Depthwise.Run"/> does.</summary>
    public static void Run(
        WorkerTeam team, ref float a, int lineA, int pixelA, ref float w, DepthwiseWalk walk, int width, int panel,
        ref float c, int lineC, int pixelC, int lines, int pixels, int lanes, ref float bias, TEpilogue epilogue, long work)
    {
        fixed (float* image = &a, weight = &w, target = &c, start = &bias)
        {
            SharedDepthwise<TEpilogue> shared = new()
            {
                _walk = walk, _epilogue = epilogue, _a = image, _w = weight, _c = target, _bias = start, _lineA = lineA, _pixelA = pixelA, _width = width,
                _panel = panel, _lineC = lineC, _pixelC = pixelC, _lines = lines, _pixels = pixels, _lanes = lanes,
            };
            KernelTeam.Run(team, shared, (lines + Unit - 1) / Unit, work);
        }
    }

    /// <inheritdoc/>
    public readonly void Run(int first, int end)
    {
        int line = first * Unit;
        Depthwise.RunLines(
            ref *(_a + ((nint)line * _lineA)), _lineA, _pixelA, ref *_w, _walk, _width, _panel, ref *(_c + ((nint)line * _lineC)), _lineC, _pixelC,
            Math.Min(end * Unit, _lines) - line, _pixels, _lanes, ref Unsafe.AsRef<float>(_bias), _epilogue);
    }
}
