using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetCompiler.Mathematics;

/// <content>Dropout masks from counter-based random numbers: recomputed in the backward pass, never stored.</content>
public static partial class VectorMath
{
    /// <summary>
    /// Lane l is <c>Hash32(key, index + l) &gt;= threshold ? scale : 0</c>: kept with probability 1 - threshold / 2^32.
    /// The bits are those of <see cref="Hash32"/> whatever the width of the vector.
    /// </summary>
    /// <param name="key">The stream: seed, step and layer, mixed.</param>
    /// <param name="index">Position of lane 0 in the stream, a multiple of 16 plus whole vectors.</param>
    /// <param name="threshold">Probability of dropping times 2^32.</param>
    /// <param name="scale">Value of a kept lane, 1 / (1 - probability).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> DropoutMask512(ulong key, long index, uint threshold, float scale)
    {
        ulong keys = StreamKeys(key, index);
        Vector512<uint> x = (Vector512.Create((uint)index) + Vector512<uint>.Indices) ^ Vector512.Create((uint)keys);
        x = (x ^ (x >>> 17)) * Vector512.Create(0xED5AD4BBu);
        x = ((x ^ (x >>> 11)) + Vector512.Create((uint)(keys >> 32))) * Vector512.Create(0xAC4C1B51u);
        x = (x ^ (x >>> 15)) * Vector512.Create(0x31848BABu);
        x ^= x >>> 14;
        return Vector512.Create(scale) & Vector512.GreaterThanOrEqual(x, Vector512.Create(threshold)).AsSingle();
    }

    /// <inheritdoc cref="DropoutMask512(ulong, long, uint, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> DropoutMask(ulong key, long index, uint threshold, float scale)
    {
        ulong keys = StreamKeys(key, index);
        Vector<uint> x = (new Vector<uint>((uint)index) + Vector<uint>.Indices) ^ new Vector<uint>((uint)keys);
        x = (x ^ (x >>> 17)) * new Vector<uint>(0xED5AD4BBu);
        x = ((x ^ (x >>> 11)) + new Vector<uint>((uint)(keys >> 32))) * new Vector<uint>(0xAC4C1B51u);
        x = (x ^ (x >>> 15)) * new Vector<uint>(0x31848BABu);
        x ^= x >>> 14;
        return new Vector<float>(scale) & Vector.AsVectorSingle(Vector.GreaterThanOrEqual(x, new Vector<uint>(threshold)));
    }

    /// <summary>
    /// Random bits of element <paramref name="index"/> of stream <paramref name="key"/>: the three-round integer hash
    /// "triple32" of Wellons, "Prospecting for hash functions" (2018), with the two halves of the mixed key entering before
    /// the first and the second round.
    /// </summary>
    public static uint Hash32(ulong key, long index)
    {
        ulong keys = StreamKeys(key, index);
        uint x = (uint)index ^ (uint)keys;
        x = (x ^ (x >>> 17)) * 0xED5AD4BBu;
        x = ((x ^ (x >>> 11)) + (uint)(keys >> 32)) * 0xAC4C1B51u;
        x = (x ^ (x >>> 15)) * 0x31848BABu;
        return x ^ (x >>> 14);
    }

    // SplitMix64 (Steele, Lea, Flood 2014) of the key and the high half of the index, which all lanes of a vector share.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong StreamKeys(ulong key, long index)
    {
        ulong z = key + (((ulong)index >> 32) + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
