using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetCompiler.Mathematics;

namespace NetCompiler.CompilerServices;

/// <summary>
/// The rows of scores of one head that are worked on: which keys each sees, and what softmax and dropout make of them. A row is padded to whole vectors;
/// the lanes behind what it sees are zero.
/// </summary>
internal unsafe ref struct AttentionRows(AttentionShape shape, AttentionKeys keys, AttentionDropout dropout, int head)
{
    private int _query;
    private int _passed;
    private int _seen;

    /// <summary>The keys that the queries up to one, with it, see: the first ones among those gathered. Queries must come in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Seen(int query)
    {
        if (!shape.IsCausal)
        {
            return keys.Found;
        }

        for (; _passed <= query && _passed < shape.Keys; _passed++)
        {
            _seen += keys.Has(_passed) ? 1 : 0;
        }

        return _seen;
    }

    /// <summary>
    /// Turns the scores of the next query into e^(score - largest), and returns their sum; 0 if the query sees no key, whose row is zero then.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Exponentials(float* row, int columns)
    {
        int seen = Seen(_query++);
        new Span<float>(row + seen, columns - seen).Clear();
        return seen == 0 ? 0 : Softmax.Exponentials(row, row, seen, out _);
    }

    /// <summary>Multiplies the rows of a block by the random mask, from one place to another or in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Drop(int firstQuery, int rows, float* source, float* target, int columns)
    {
        for (int r = 0; r < rows; r++, source += shape.KeyStride, target += shape.KeyStride)
        {
            long element = dropout.Element + ((((long)head * shape.Queries) + firstQuery + r) * shape.KeyStride);
            for (int i = 0; i < columns; i += Vector<float>.Count)
            {
                Vector<float> kept = VectorMath.DropoutMask(dropout.Key, element + i, dropout.Threshold, dropout.Scale);
                *(Vector<float>*)(target + i) = *(Vector<float>*)(source + i) * kept;
            }
        }
    }

    /// <summary>The gradient of the scores: <c>g = p * (g - sum over keys of p * g)</c>, in the place of the gradient of the probabilities.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradient(float* p, float* g, int columns)
    {
        Vector<float> sum = Vector<float>.Zero;
        for (int i = 0; i < columns; i += Vector<float>.Count)
        {
            sum += *(Vector<float>*)(p + i) * *(Vector<float>*)(g + i);
        }

        Vector<float> mean = new(Sums.OfLanes(sum));
        for (int i = 0; i < columns; i += Vector<float>.Count)
        {
            *(Vector<float>*)(g + i) = *(Vector<float>*)(p + i) * (*(Vector<float>*)(g + i) - mean);
        }
    }
}
