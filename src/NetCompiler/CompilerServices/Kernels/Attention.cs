using System;
using System.Runtime.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler.CompilerServices;

/// <summary>
/// Attention of one sample, head by head and by blocks of queries, so that scores of one block are all that is held of the matrix of queries and keys:
/// <c>y[t] = sum over s of softmax over s (q[t] . k[s]) * v[s]</c>, over the keys s that are attended to and, if causal, s &lt;= t. A query without such a
/// key gives zeros.
/// </summary>
/// <remarks>Source: Dao et al., "FlashAttention" (2022), for computing by blocks and for computing again in the backward pass.</remarks>
public static unsafe partial class Attention
{
    /// <summary>Computes y.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="q">Step 0 of the queries: heads side by side.</param>
    /// <param name="strideQ">Floats from one step to the next.</param>
    /// <param name="k">Step 0 of the keys.</param>
    /// <param name="strideK">Floats from one step to the next.</param>
    /// <param name="v">Step 0 of the values.</param>
    /// <param name="strideV">Floats from one step to the next.</param>
    /// <param name="mask">A number for each key, 0 where it is not attended to; a null reference if all are.</param>
    /// <param name="dropout">Which probabilities are dropped.</param>
    /// <param name="y">Step 0 of the result; written are its true features.</param>
    /// <param name="strideY">Floats from one step to the next.</param>
    /// <param name="scratch">Memory of <see cref="AttentionShape.Scratch"/> floats.</param>
    public static void Forward(
        AttentionShape shape, ref float q, int strideQ, ref float k, int strideK, ref float v, int strideV, ref float mask, AttentionDropout dropout,
        ref float y, int strideY, ref float scratch)
    {
        if (KernelTeam.For(SharedAttention.Work(shape)) is { } team)
        {
            SharedAttention.Run(team, shape, ref q, strideQ, ref k, strideK, ref v, strideV, ref mask, dropout, ref y, strideY);
        }
        else
        {
            Forward(shape, 0, shape.Heads, ref q, strideQ, ref k, strideK, ref v, strideV, ref mask, dropout, ref y, strideY, ref scratch);
        }
    }

    /// <summary>The same, for some heads.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Forward(
        in AttentionShape shape, int firstHead, int endHead, ref float q, int strideQ, ref float k, int strideK, ref float v, int strideV, ref float mask,
        AttentionDropout dropout, ref float y, int strideY, ref float scratch)
    {
        fixed (float* queries = &q, keys = &k, values = &v, attended = &mask, result = &y, memory = &scratch)
        {
            float* gathered = memory, panels = gathered + (shape.Keys * shape.Stride), valuePanels = panels + (shape.KeyStride * shape.Size);
            float* scores = valuePanels + (shape.Keys * shape.ValueStride), block = scores + (AttentionShape.Block * shape.KeyStride);
            float* sums = stackalloc float[AttentionShape.Block];
            byte* tables = stackalloc byte[2 * PanelProduct.TableLength];
            PanelProduct scoring = new(strideQ, shape.KeyStride, shape.KeyWidth, tables);
            PanelProduct weighting = new(shape.KeyStride, shape.ValueStride, shape.ValueWidth, tables + PanelProduct.TableLength);
            AttentionKeys selection = new(attended, shape.Keys);
            for (int head = firstHead; head < endHead; head++)
            {
                int stride = strideK;
                float* rowsK = selection.Rows(keys + (head * shape.Size), ref stride, shape.Size, gathered, shape.Stride);
                Pack(shape, rowsK, stride, shape.Size, selection.Found, panels);
                selection.Pack(values + (head * shape.ValueSize), strideV, shape.ValueSize, valuePanels, shape.ValueWidth);
                AttentionRows rows = new(shape, selection, dropout, head);
                float* target = result + (head * shape.ValueSize);
                for (int first = 0; first < shape.Queries; first += AttentionShape.Block)
                {
                    int count = Math.Min(AttentionShape.Block, shape.Queries - first);
                    int columns = Scores(
                        shape, ref scoring, ref rows, queries + (head * shape.Size) + ((nint)first * strideQ), first, count, panels, scores, sums);
                    if (columns > 0)
                    {
                        if (dropout.Scale > 0)
                        {
                            rows.Drop(first, count, scores, scores, columns);
                        }

                        weighting.Run(count, scores, columns, valuePanels, shape.Keys * shape.ValueWidth, block, shape.ValueSize);
                    }

                    Store(shape, count, columns, block, sums, target + ((nint)first * strideY), strideY);
                }
            }
        }
    }

    // e^(score - largest) of a block of queries, and the sums of the rows; gives the columns of the block that any of them sees.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Scores(
        AttentionShape shape, ref PanelProduct product, ref AttentionRows rows, float* q, int first, int count, float* panels, float* scores,
        float* sums)
    {
        // Of causal queries the last sees most; looking ahead needs a copy, since rows count on.
        AttentionRows last = rows;
        int columns = last.Seen(first + count - 1);
        if (columns == 0)
        {
            return 0;
        }

        product.Run(count, q, shape.Size, panels, shape.Size * shape.KeyWidth, scores, columns);
        int padded = (columns + 15) / 16 * 16, stride = shape.KeyStride;
        for (int r = 0; r < count; r++, scores += stride)
        {
            sums[r] = rows.Exponentials(scores, padded);
        }

        return columns;
    }

    // c[m, n] = sum over k of a[m, k] b[k, n], or added to it; rows of b and c are padded.
    private static void Multiply(int rows, float* a, int rowA, int depthA, int depth, float* b, int strideB, float* c, int columns, bool accumulate)
    {
        int width = AttentionShape.Width(columns);
        Contraction.Run(
            0, rows, ref *a, new(1, rows, 0, 0, rowA), new(1, 0, 0, 1, 0, 0, depth, depthA, strideB),
            ref *b, width, ref *c, new(1, rows, 0, 0, strideB), width, columns, width, ref Unsafe.NullRef<float>(), accumulate, default(Linear));
    }

    // Rows as columns of panels.
    private static void Pack(AttentionShape shape, float* rows, int stride, int size, int count, float* panels) => Panels.Pack(
        0, (count + shape.KeyWidth - 1) / shape.KeyWidth, ref *rows, count, stride, shape.KeyWidth, 1, 0, 1, 0, size, 1, ref *panels);

    // The rows of a block divided by their sums.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Store(AttentionShape shape, int count, int columns, float* block, float* sums, float* target, int stride)
    {
        int size = shape.ValueSize, blockStride = shape.ValueStride;
        for (int r = 0; r < count; r++, block += blockStride, target += stride)
        {
            if (columns == 0 || sums[r] == 0)
            {
                new Span<float>(target, size).Clear();
            }
            else
            {
                Softmax.Scale(block, target, size, 1 / sums[r]);
            }
        }
    }
}
