using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler;

/// <summary>Makes weights smaller where those of an output have too large a norm.</summary>
internal sealed class MaxNormRun : TeamWork
{
    private const int Lanes = 16;

    private readonly AlignedBuffer _parameters;
    private readonly NormSlice[] _slices;
    private readonly int _grain;

    private MaxNormRun(AlignedBuffer parameters, NormSlice[] slices)
    {
        _parameters = parameters;
        _slices = slices;
        long floats = slices.Sum(slice => (long)slice.Rows * Lanes);
        _grain = (int)Math.Max(1, (long)ParameterLines.Grain * ParameterLines.Length * slices.Length / floats);
    }

    /// <summary>Null if no parameter has a limit.</summary>
    public static MaxNormRun? Make(NetworkInfo info, TrainingOptions options, AlignedBuffer parameters)
    {
        List<NormSlice> slices = [];
        foreach (ParameterInfo parameter in UpdateSegments.TrainedOf(info))
        {
            if (UpdateSegments.For(parameter, options).Min(entry => entry.MaxNorm) is double limit)
            {
                slices.AddRange(SlicesOf(parameter, (float)limit));
            }
        }

        return slices.Count == 0 ? null : new MaxNormRun(parameters, [.. slices]);
    }

    /// <summary>Makes weights smaller.</summary>
    public void Execute(WorkerTeam team) => team.Run(this, 0, _slices.Length, _grain);

    public override void Execute(int phase, int first, int end)
    {
        foreach (ref readonly NormSlice slice in _slices.AsSpan(first..end))
        {
            if (slice.Stride == 0)
            {
                LimitWhole(_parameters.Span.Slice(slice.Start, slice.Rows * Lanes), slice.Limit);
            }
            else
            {
                LimitColumns(slice);
            }
        }
    }

    // Columns of a panel are outputs, and so are the values of a vector; rows of a table lie one behind the other.
    private static IEnumerable<NormSlice> SlicesOf(ParameterInfo parameter, float limit)
    {
        bool isPanels = parameter.Packing == ParameterPacking.Panels;
        if (!isPanels && parameter.Shape.Length > 1)
        {
            int length = parameter.Outputs / parameter.Shape[0] * parameter.Width;
            return Enumerable.Range(0, parameter.Shape[0]).Select(row => new NormSlice(parameter.Offset + (row * length), length / Lanes, 0, limit));
        }

        (int depth, int width) = isPanels ? (parameter.Taps * parameter.Channels, parameter.Width) : (1, parameter.PackedLength);
        return Enumerable.Range(0, parameter.PackedLength / (depth * Lanes)).Select(column =>
        {
            (int panel, int lane) = Math.DivRem(column * Lanes, width);
            return new NormSlice(parameter.Offset + (panel * depth * width) + lane, depth, width, limit);
        });
    }

    private static void LimitWhole(Span<float> weights, float limit)
    {
        double norm = Math.Sqrt(SquareSums.Of(weights));
        if (norm > limit)
        {
            TensorPrimitives.Multiply(weights, (float)(limit / norm), weights);
        }
    }

    private void LimitColumns(in NormSlice slice)
    {
        ref float start = ref _parameters.Span[slice.Start];
        (Vector512<double> lower, Vector512<double> upper) = SquareSums.OfColumns(ref start, slice.Rows, slice.Stride);
        Vector512<double> limit = Vector512.Create((double)slice.Limit), square = limit * limit;
        if (!Vector512.GreaterThanAny(lower, square) && !Vector512.GreaterThanAny(upper, square))
        {
            return;
        }

        Vector512<float> factor = Vector512.Narrow(Factor(lower, limit), Factor(upper, limit));
        for (int row = 0; row < slice.Rows; row++)
        {
            nuint index = (nuint)row * (nuint)slice.Stride;
            (factor * Vector512.LoadUnsafe(ref start, index)).StoreUnsafe(ref start, index);
        }
    }

    private static Vector512<double> Factor(Vector512<double> squares, Vector512<double> limit)
    {
        Vector512<double> norm = Vector512.Sqrt(squares);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(norm, limit), limit / norm, Vector512<double>.One);
    }
}
