using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <content>The gradients, from the probabilities computed again.</content>
public static unsafe partial class Attention
{
    /// <summary>
    /// Computes the gradients of queries, keys and values, one behind the other without pads. With the probabilities p and the gradient g of y:
    /// dv = pᵀ g, dp = g vᵀ, ds = p * (dp - the sum over keys of p * dp), dq = ds k, dk = dsᵀ q.
    /// </summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="q">Step 0 of the queries: heads side by side.</param>
    /// <param name="strideQ">Floats from one step to the next.</param>
    /// <param name="k">Step 0 of the keys.</param>
    /// <param name="strideK">Floats from one step to the next.</param>
    /// <param name="v">Step 0 of the values.</param>
    /// <param name="strideV">Floats from one step to the next.</param>
    /// <param name="mask">A number for each key, 0 where it is not attended to; a null reference if all are.</param>
    /// <param name="dropout">Which probabilities were dropped.</param>
    /// <param name="g">Step 0 of the gradient of the result.</param>
    /// <param name="strideG">Floats from one step to the next.</param>
    /// <param name="gradients">Where the gradients go.</param>
    /// <param name="scratch">
    /// Memory of <c>2 * Keys * (Stride + ValueStride) + KeyStride * (Size + ValueSize) + Block * (2 * KeyStride + 2 * Stride + ValueStride)</c> floats, the
    /// strides being padded sizes.
    /// </param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        AttentionShape shape, ref float q, int strideQ, ref float k, int strideK, ref float v, int strideV, ref float mask, AttentionDropout dropout,
        ref float g, int strideG, ref float gradients, ref float scratch)
    {
        fixed (float* queries = &q, keys = &k, values = &v, attended = &mask, upstream = &g, result = &gradients, memory = &scratch)
        {
            AttentionMemory m = new(shape, memory);
            byte* tables = stackalloc byte[2 * PanelProduct.TableLength];
            PanelProduct scoring = new(shape.Stride, shape.KeyStride, shape.KeyWidth, tables);
            PanelProduct slopes = new(shape.ValueStride, shape.KeyStride, shape.KeyWidth, tables + PanelProduct.TableLength);
            AttentionKeys selection = new(attended, shape.Keys);
            int features = shape.Heads * shape.Size, valueFeatures = shape.Heads * shape.ValueSize;
            float* toKeys = result + ((nint)shape.Queries * features), toValues = toKeys + ((nint)shape.Keys * features);
            for (int head = 0; head < shape.Heads; head++)
            {
                int found = selection.Found, at = head * shape.Size, atValue = head * shape.ValueSize;
                selection.Gather(keys + at, strideK, shape.Size, m.Keys, shape.Stride);
                selection.Gather(values + atValue, strideV, shape.ValueSize, m.Values, shape.ValueStride);
                Pack(shape, m.Keys, shape.Stride, shape.Size, found, m.KeyPanels);
                Pack(shape, m.Values, shape.ValueStride, shape.ValueSize, found, m.ValuePanels);
                new Span<float>(m.ToKeys, found * shape.Stride).Clear();
                new Span<float>(m.ToValues, found * shape.ValueStride).Clear();
                AttentionRows rows = new(shape, selection, dropout, head);
                for (int first = 0; first < shape.Queries; first += AttentionShape.Block)
                {
                    int count = Math.Min(AttentionShape.Block, shape.Queries - first);
                    CopyRows(count, queries + at + ((nint)first * strideQ), strideQ, shape.Size, m.Queries, shape.Stride);
                    CopyRows(count, upstream + atValue + ((nint)first * strideG), strideG, shape.ValueSize, m.Upstream, shape.ValueStride);
                    BackwardBlock(shape, ref scoring, ref slopes, ref rows, dropout, m, first, count);
                    CopyRows(count, m.ToQueries, shape.Stride, shape.Size, result + at + ((nint)first * features), features, shape.Size);
                }

                selection.Scatter(m.ToKeys, shape.Stride, shape.Size, toKeys + at, features);
                selection.Scatter(m.ToValues, shape.ValueStride, shape.ValueSize, toValues + atValue, valueFeatures);
            }
        }
    }

    private static void BackwardBlock(
        AttentionShape shape, ref PanelProduct scoring, ref PanelProduct slopes, ref AttentionRows rows, AttentionDropout dropout, AttentionMemory m,
        int first, int count)
    {
        float* sums = stackalloc float[AttentionShape.Block];
        int columns = Scores(shape, ref scoring, ref rows, m.Queries, first, count, m.KeyPanels, m.Scores, sums);
        if (columns == 0)
        {
            new Span<float>(m.ToQueries, count * shape.Stride).Clear();
            return;
        }

        int padded = (columns + 15) / 16 * 16;
        for (int r = 0; r < count; r++)
        {
            float* scores = m.Scores + (r * shape.KeyStride);
            Softmax.Scale(scores, scores, padded, sums[r] == 0 ? 0 : 1 / sums[r]);
        }

        float* kept = m.Scores;
        if (dropout.Scale > 0)
        {
            kept = m.Gradients;
            rows.Drop(first, count, m.Scores, kept, padded);
        }

        Multiply(columns, kept, 1, shape.KeyStride, count, m.Upstream, shape.ValueStride, m.ToValues, shape.ValueSize, true);
        slopes.Run(count, m.Upstream, shape.ValueSize, m.ValuePanels, shape.ValueSize * shape.KeyWidth, m.Gradients, columns);
        if (dropout.Scale > 0)
        {
            rows.Drop(first, count, m.Gradients, m.Gradients, padded);
        }

        for (int r = 0; r < count; r++)
        {
            AttentionRows.Gradient(m.Scores + (r * shape.KeyStride), m.Gradients + (r * shape.KeyStride), padded);
        }

        Multiply(columns, m.Gradients, 1, shape.KeyStride, count, m.Queries, shape.Stride, m.ToKeys, shape.Size, true);
        Multiply(count, m.Gradients, shape.KeyStride, 1, columns, m.Keys, shape.Stride, m.ToQueries, shape.Size, false);
    }

    private static void CopyRows(int count, float* source, int stride, int size, float* target, int targetStride, int? written = null)
    {
        for (int r = 0; r < count; r++, source += stride, target += targetStride)
        {
            AttentionKeys.CopyRow(source, size, target, written ?? targetStride);
        }
    }
}
