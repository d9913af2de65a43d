using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.Mathematics;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>
/// Gives the reference what a run is given. Masks of dropout come from the scalar hash that the vectors of the generated code must agree with, by the
/// number of an element: counted over the batch in the padded layout without halo.
/// </summary>
internal sealed class ReferenceSource : IEvaluationSource
{
    private readonly Dictionary<string, double[]> _values = [];
    private readonly Dictionary<int, (DropoutMask Mask, StridedLayout Places)> _masks = [];
    private readonly ulong _key;

    public ReferenceSource(NetworkPlan plan, IReadOnlyDictionary<string, Array> data, IReadOnlyDictionary<string, float[]> parameters, ulong key)
    {
        _key = key;
        foreach ((string name, Array array) in data)
        {
            _values[name] = [.. array.Cast<IConvertible>().Select(value => value.ToDouble(null))];
        }

        foreach ((string name, float[] values) in parameters)
        {
            _values[name] = [.. values.Select(value => (double)value)];
        }

        foreach (Node node in plan.Step?.Assigned.Graph.Nodes ?? [])
        {
            if (node.Operator is AttentionOperator attention && attention.DropoutOf(node.Inputs) is DropoutMask dropped)
            {
                _masks[dropped.Stream] = (dropped, StridedLayout.Standard(dropped.Type.Shape));
            }
        }

        foreach (Node mask in plan.Step?.Assigned.Graph.Nodes.Where(node => node.Operator is DropoutMask) ?? [])
        {
            DropoutMask @operator = (DropoutMask)mask.Operator;
            StridedLayout[] places = [.. plan.Step!.Assigned.Graph.Consumers[mask].Select(reader => ((StridedLayout)plan.Step.Assigned.Layouts[reader]).Padded())];
            if (!places.All(places[0].HasCoordinatesOf))
            {
                throw new InvalidOperationException(
                    $"Forward and backward number the elements of dropout {@operator.Stream} in different ways: {string.Join("; ", places.AsEnumerable())}");
            }

            _masks[@operator.Stream] = (@operator, places[0]);
        }
    }

    public double[] Value(string name) => _values[name];

    public bool Keeps(int stream, int row, int index, double rate)
    {
        (DropoutMask mask, StridedLayout places) = _masks[stream];
        (int line, int pixel, int lane) = places.ChannelMajor
            ? (index / places.Pixels % places.Lines, index % places.Pixels, index / (places.Lines * places.Pixels))
            : (index / (places.Pixels * places.Lanes), index / places.Lanes % places.Pixels, index % places.Lanes);
        long element = ((long)row * places.Length) + (line * places.LineStride) + (pixel * places.PixelStride) + lane;
        return VectorMath.Hash32(unchecked(_key + (ulong)stream), element) >= mask.Threshold;
    }
}
