using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.CompilerServices;

/// <summary>Some tiles of a convolution by <see cref="Winograd"/>: where their inputs and outputs lie, and where what is computed between.</summary>
internal unsafe struct WinogradBlock
{
    /// <summary>The pixel of sample 0 where output (0, 0) meets tap (0, 0).</summary>
    public float* Image;

    /// <summary>Output pixel (0, 0) of sample 0.</summary>
    public float* Target;

    /// <summary>Channels of the image.</summary>
    public int Channels;

    /// <summary>Channels, rounded up to a multiple of 16.</summary>
    public int Lanes;

    /// <summary>Outputs of a panel.</summary>
    public int Width;

    /// <summary>Added to every output, or null.</summary>
    public float* Bias;

    /// <summary>Whether outputs are added to what is there.</summary>
    public bool Accumulate;

    /// <summary>One vector of lanes of a tile that leaves the image, or is added: its inputs or outputs.</summary>
    public float* Edge;

    /// <summary>The transformed inputs: tiles x points x lanes.</summary>
    public float* In;

    /// <summary>Floats from one point of them to the next.</summary>
    public int StrideIn;

    /// <summary>The sums of each panel: tiles x points x outputs.</summary>
    public float* Out;

    private readonly RowWalk _from, _to;
    private readonly int _outputs, _points, _tilesOfLine;

    /// <summary>Cuts an image into tiles.</summary>
    /// <param name="from">How outputs walk over the image.</param>
    /// <param name="to">How outputs lie.</param>
    /// <param name="outputs">Outputs of a line of a tile; it has two points more.</param>
    public WinogradBlock(RowWalk from, RowWalk to, int outputs)
    {
        (_from, _to, _outputs, _points) = (from, to, outputs, outputs + 2);
        _tilesOfLine = (to.Pixels + outputs - 1) / outputs;
        TilesOfSample = (to.Lines + outputs - 1) / outputs * _tilesOfLine;
    }

    /// <summary>Tiles of a sample.</summary>
    public int TilesOfSample { get; }

    // The reduction at each point.
    private readonly Depth Depth => new(1, 0, 0, 1, 0, 0, Channels, 1, Width);

    private static int VectorLanes => Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector<float>.Count;

    /// <summary>Transforms the inputs of some tiles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void TransformInputs<TTransform>(int first, int count)
        where TTransform : struct, IWinogradTransform
    {
        float* to = In;
        for (int i = 0; i < count; i++, to += _points * _points * StrideIn)
        {
            (int sample, int line, int pixel) = Locate(first + i);
            float* image = Image + ((nint)sample * _from.SampleStride) + ((nint)line * _from.LineStride) + ((nint)pixel * _from.PixelStride);
            int lines = Math.Min(_points, _from.Lines + 2 - line), pixels = Math.Min(_points, _from.Pixels + 2 - pixel);
            bool isWhole = lines == _points && pixels == _points;
            int step = VectorLanes;
            nint lineStride = isWhole ? _from.LineStride : _points * step, pixelStride = isWhole ? _from.PixelStride : step;
            if (!isWhole)
            {
                // Pixels outside of the image are zero.
                for (int place = 0; place < _points * _points * step; place += step)
                {
                    Store(Edge + place, default, default);
                }
            }

            for (int lane = 0; lane < Lanes; lane += step)
            {
                float* tile = image + lane;
                if (!isWhole)
                {
                    Copy(tile, _from.LineStride, _from.PixelStride, Edge, lineStride, pixelStride, lines, pixels);
                    tile = Edge;
                }

                if (Vector512.IsHardwareAccelerated)
                {
                    TTransform.Input512(tile, lineStride, pixelStride, to + lane, StrideIn);
                }
                else
                {
                    TTransform.Input(tile, lineStride, pixelStride, to + lane, StrideIn);
                }
            }
        }
    }

    /// <summary>Multiplies the inputs of some tiles with panels of the weight, all of them at a point, then at the next.</summary>
    /// <param name="count">The tiles.</param>
    /// <param name="weight">The first panel's first point.</param>
    /// <param name="outputs">Outputs of the panels.</param>
    /// <param name="panel">Where the rows of tiles begin.</param>
    /// <param name="fetches">Whether the weight is not in the cache yet.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Multiply(int count, float* weight, int outputs, TilePart panel, bool fetches)
    {
        int points = _points * _points, length = Channels * Width;
        float* factors = weight;
        for (int point = 0; point < points; point++)
        {
            float* a = In + ((nint)point * StrideIn), c = Out + ((nint)point * Width), following = weight + ((nint)(point + 1) * length);
            for (int output = 0; output < outputs; output += Width, c += (nint)count * points * Width)
            {
                // Behind the last point of the last panel lies what is multiplied with after these.
                float* next = output + Width < outputs ? factors + ((nint)points * length) : point + 1 < points ? following : factors + length;
                if (Vector512.IsHardwareAccelerated && Width == 32)
                {
                    WinogradTile512.Run(count, a, (nint)points * StrideIn, factors, Channels, c, (nint)points * Width, (byte*)next, fetches);
                }
                else
                {
                    panel.A = (byte*)a;
                    panel.B = (byte*)factors;
                    panel.C = (byte*)c;
                    Contraction.RunBlock(count, panel, new DepthParts(Depth), (int)(next - factors), 0, Width, Width, default(Linear));
                }

                factors = next;
            }
        }
    }

    /// <summary>Transforms the sums of some tiles and one panel to outputs.</summary>
    /// <param name="first">The first tile.</param>
    /// <param name="count">The tiles.</param>
    /// <param name="output">The panel's first output.</param>
    /// <param name="place">Which of the outputs that were multiplied last this is.</param>
    /// <param name="epilogue">Applied to the finished outputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void TransformOutputs<TTransform, TEpilogue>(int first, int count, int output, int place, TEpilogue epilogue)
        where TTransform : struct, IWinogradTransform
        where TEpilogue : struct, ITileEpilogue
    {
        float* from = Out + ((nint)place * count * _points * _points), bias = Bias == null ? null : Bias + output;
        for (int i = 0; i < count; i++, from += _points * _points * Width)
        {
            (int sample, int line, int pixel) = Locate(first + i);
            float* to = Target + ((nint)sample * _to.SampleStride) + ((nint)line * _to.LineStride) + ((nint)pixel * _to.PixelStride) + output;
            int lines = Math.Min(_outputs, _to.Lines - line), pixels = Math.Min(_outputs, _to.Pixels - pixel);
            bool isWhole = lines == _outputs && pixels == _outputs && !Accumulate;
            int step = VectorLanes;
            int lineStride = isWhole ? _to.LineStride : _outputs * step, pixelStride = isWhole ? _to.PixelStride : step;
            for (int lane = 0; lane < Width; lane += step)
            {
                float* tile = isWhole ? to + lane : Edge;
                if (Accumulate)
                {
                    Output<TTransform, Linear>(from + lane, bias == null ? null : bias + lane, tile, lineStride, pixelStride, default);
                    Add(Edge, lineStride, pixelStride, to + lane, _to.LineStride, _to.PixelStride, lines, pixels, epilogue);
                    continue;
                }

                Output<TTransform, TEpilogue>(from + lane, bias == null ? null : bias + lane, tile, lineStride, pixelStride, epilogue);
                if (!isWhole)
                {
                    Copy(Edge, lineStride, pixelStride, to + lane, _to.LineStride, _to.PixelStride, lines, pixels);
                }
            }
        }
    }

    // A vector of lanes of a tile.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Output<TTransform, TEpilogue>(float* from, float* bias, float* to, nint line, nint pixel, TEpilogue epilogue)
        where TTransform : struct, IWinogradTransform
        where TEpilogue : struct, ITileEpilogue
    {
        if (Vector512.IsHardwareAccelerated)
        {
            TTransform.Output512(from, Width, bias == null ? default : *(Vector512<float>*)bias, to, line, pixel, epilogue);
        }
        else
        {
            TTransform.Output(from, Width, bias == null ? default : *(Vector<float>*)bias, to, line, pixel, epilogue);
        }
    }

    // A vector of lanes of some pixels, added to what is there.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<TEpilogue>(
        float* from, nint lineFrom, nint pixelFrom, float* to, nint lineTo, nint pixelTo, int lines, int pixels, TEpilogue epilogue)
        where TEpilogue : struct, ITileEpilogue
    {
        for (int y = 0; y < lines; y++)
        {
            float* s = from + (y * lineFrom), t = to + (y * lineTo);
            for (int x = 0; x < pixels; x++, s += pixelFrom, t += pixelTo)
            {
                Store(
                    t, Vector512.IsHardwareAccelerated ? epilogue.Apply(*(Vector512<float>*)s + *(Vector512<float>*)t) : default,
                    Vector512.IsHardwareAccelerated ? default : epilogue.Apply(*(Vector<float>*)s + *(Vector<float>*)t));
            }
        }
    }

    // A vector of lanes of some pixels.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(float* from, nint lineFrom, nint pixelFrom, float* to, nint lineTo, nint pixelTo, int lines, int pixels)
    {
        for (int y = 0; y < lines; y++)
        {
            float* s = from + (y * lineFrom), t = to + (y * lineTo);
            for (int x = 0; x < pixels; x++, s += pixelFrom, t += pixelTo)
            {
                Store(t, Vector512.IsHardwareAccelerated ? *(Vector512<float>*)s : default, *(Vector<float>*)s);
            }
        }
    }

    // One vector of lanes at once: the processor waits where a vector is loaded that was just stored in parts, as copies of spans store it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* to, Vector512<float> wide, Vector<float> narrow)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            *(Vector512<float>*)to = wide;
        }
        else
        {
            *(Vector<float>*)to = narrow;
        }
    }

    // The sample of a tile, and its first line and pixel.
    private readonly (int Sample, int Line, int Pixel) Locate(int tile)
    {
        (int sample, int rest) = Math.DivRem(tile, TilesOfSample);
        return (sample, rest / _tilesOfLine * _outputs, rest % _tilesOfLine * _outputs);
    }
}
