using System;
using NetCompiler.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>
/// A convolution by <see cref="Winograd"/>. Threads share its tiles; or its panels where weights are far, or tiles few: then each transforms all inputs,
/// which is little beside many outputs, and reads its own weights.
/// </summary>
internal unsafe struct WinogradPart<TTransform, TEpilogue> : ISharedWork
    where TTransform : struct, IWinogradTransform
    where TEpilogue : struct, ITileEpilogue
{
    /// <summary>Lanes of a vector, as memory is cut into.</summary>
    public const int VectorLanes = 16;

    // Points of a tile are not to lie a multiple of 4 KB apart, where they would compete for the same cache lines.
    private const int Gap = 16;

    // Tiles that are computed together, and how many of those make it worth to read every weight.
    private const int Unit = 4, ManyUnits = 8;

    /// <summary>The pixel of sample 0 where output (0, 0) meets tap (0, 0).</summary>
    public float* Image;

    /// <summary>The lines and pixels of outputs, and how they walk over the image.</summary>
    public RowWalk RowsA;

    /// <summary>Channels of the image.</summary>
    public int Channels;

    /// <summary>The first panel of the transformed weight.</summary>
    public float* Weight;

    /// <summary>Output 0 of pixel (0, 0) of sample 0.</summary>
    public float* Target;

    /// <summary>How outputs lie.</summary>
    public RowWalk RowsC;

    /// <summary>Outputs of a pixel.</summary>
    public int Outputs;

    /// <summary>Outputs of a panel.</summary>
    public int Width;

    /// <summary>Added to every pixel, or null.</summary>
    public float* Bias;

    /// <summary>Whether outputs are added to what is there.</summary>
    public bool Accumulate;

    /// <summary>Tiles that are computed at a time.</summary>
    public int Block;

    /// <summary>Outputs whose sums are computed before they are transformed.</summary>
    public int Together;

    /// <summary>Applied to the finished outputs.</summary>
    public TEpilogue Epilogue;

    private int _first;
    private int _end;
    private bool _byPanels;

    /// <summary>Multiply-adds of a tile.</summary>
    public readonly long WorkOfTile => (long)Points * Channels * Outputs;

    /// <summary>Points of a tile.</summary>
    public static int Points => (TTransform.Outputs + 2) * (TTransform.Outputs + 2);

    /// <summary>Channels, rounded up to whole vectors.</summary>
    public readonly int Lanes => (Channels + VectorLanes - 1) / VectorLanes * VectorLanes;

    /// <summary>Floats from one point of the transformed inputs to the next.</summary>
    public readonly int StrideIn => Lanes + Gap;

    /// <summary>Whether the weight does not stay in the second-level cache.</summary>
    public readonly bool IsFar => WorkOfTile > SecondLevelCache.Weights;

    private readonly int Scratch => Points * (VectorLanes + (Block * (StrideIn + Together)));

    /// <summary>Lets a team share some tiles.</summary>
    public void Share(WorkerTeam team, int first, int end)
    {
        (_first, _end) = (first, end);
        int units = (end - first + Unit - 1) / Unit, panels = (Outputs + Width - 1) / Width, threads = team.Threads;
        _byPanels = panels >= 2 * threads && (IsFar || units < ManyUnits * threads);
        KernelTeam.Run(team, this, _byPanels ? panels : units, (end - first) * WorkOfTile);
    }

    /// <inheritdoc/>
    public readonly void Run(int first, int end)
    {
        WinogradPart<TTransform, TEpilogue> part = this;
        if (_byPanels)
        {
            int output = first * Width;
            part.Weight += (nint)Points * Channels * output;
            part.Target += output;
            part.Bias = Bias == null ? null : Bias + output;
            part.Outputs = Math.Min(end * Width, Outputs) - output;
            part.Together = Math.Min(Together, (end - first) * Width);
            Winograd.Run(part, _first, _end, ref ThreadScratch.Of(part.Scratch));
            return;
        }

        // Blocks of a part are about equally large.
        int from = _first + (first * Unit), count = Math.Min(_first + (end * Unit), _end) - from, blocks = (count + Block - 1) / Block;
        part.Block = ((count + blocks - 1) / blocks + Unit - 1) / Unit * Unit;
        Winograd.Run(part, from, from + count, ref ThreadScratch.Of(part.Scratch));
    }
}
