using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Passes;

/// <summary>
/// Rewrites a graph into an equal one with less work per sample: scales and shifts that depend on the weights only move into the weights
/// before them (so batch norm costs nothing in prediction), factors that are the same along a sum leave it, gradients are masked and summed before a
/// max pool spreads them, and a sum over everything becomes two that have kernels.
/// </summary>
public static class Simplification
{
    /// <summary>The simplified graph, without dead nodes.</summary>
    public static Graph Run(Graph graph)
    {
        GraphBuilder builder = new();
        Dictionary<Node, Node> rewritten = [];
        foreach (Node node in graph.Nodes)
        {
            builder.Layer = node.Layer;
            Node[] inputs = [.. node.Inputs.Select(input => rewritten[input])];
            rewritten.Add(node, Rewrite(builder, node.Operator, inputs, input => graph.Consumers[node.Inputs[input]].Count() == 1));
        }

        foreach (GraphOutput output in graph.Outputs)
        {
            builder.Output(output.Kind, output.Name, rewritten[output.Node]);
        }

        return builder.Build().Only([.. graph.Outputs.Select(output => output.Kind).Distinct()]);
    }

    private static Node Rewrite(GraphBuilder builder, Operator @operator, Node[] inputs, System.Func<int, bool> isOnlyUse) => @operator switch
    {
        Multiply => Scaled(builder, inputs, isOnlyUse) ?? builder.Add(@operator, inputs),
        Add => Shifted(builder, inputs, isOnlyUse) ?? builder.Add(@operator, inputs),
        ReLUGradient => MaskedBeforePool(builder, inputs) ?? builder.Add(@operator, inputs),
        Sum sum => Summed(builder, sum, inputs[0]),
        StopGradient => inputs[0],
        _ => builder.Add(@operator, inputs),
    };

    // (x w) s = x (w s), and (z + b) s = z s + b s.
    private static Node? Scaled(GraphBuilder builder, Node[] inputs, System.Func<int, bool> isOnlyUse)
    {
        for (int i = 0; i < 2; i++)
        {
            (Node value, Node scale) = (inputs[i], inputs[1 - i]);
            if (!isOnlyUse(i) || !IsPerChannel(scale, value))
            {
                continue;
            }

            // Parameters and products of them can be scaled output by output; transposed weights lie otherwise.
            bool isScalable = value.Operator.ScalesWithWeight && value.Inputs[1].Kind != ValueKind.Activation;
            if (isScalable && (value.Inputs[1].Operator.IsElementwise || value.Inputs[1].Operator.LeafKind is not null))
            {
                Node scaled = builder.Add(new Multiply(), value.Inputs[1], scale);
                builder.Layer = value.Layer;
                return builder.Add(value.Operator, value.Inputs[0], scaled);
            }

            if (value.Operator is Add && value.Inputs.Any(term => IsPerChannel(term, value)))
            {
                (Node term, Node shift) = IsPerChannel(value.Inputs[1], value) ? (value.Inputs[0], value.Inputs[1]) : (value.Inputs[1], value.Inputs[0]);
                return builder.Add(
                    new Add(),
                    Rewrite(builder, new Multiply(), [term, scale], _ => true),
                    builder.Add(new Multiply(), shift, scale));
            }
        }

        return null;
    }

    // (z + b) + c = z + (b + c).
    private static Node? Shifted(GraphBuilder builder, Node[] inputs, System.Func<int, bool> isOnlyUse)
    {
        for (int i = 0; i < 2; i++)
        {
            (Node value, Node shift) = (inputs[i], inputs[1 - i]);
            if (isOnlyUse(i) && value.Operator is Add && IsPerChannel(shift, value) && IsPerChannel(value.Inputs[1], value))
            {
                return builder.Add(new Add(), value.Inputs[0], builder.Add(new Add(), value.Inputs[1], shift));
            }
        }

        return null;
    }

    // The place that a max pool gives a gradient to holds what was pooled, so the mask of one is that of the other, which has fewer elements.
    private static Node? MaskedBeforePool(GraphBuilder builder, Node[] inputs)
    {
        (Node gradient, Node result) = (inputs[0], inputs[1]);
        return PooledBy(gradient) is (PoolGeometry geometry, Node pooled) && pooled == result
            ? builder.Add(gradient.Operator, gradient.Inputs[0], builder.Add(new ReLUGradient(), gradient.Inputs[1], builder.Add(new MaxPool(geometry), result)))
            : null;
    }

    // For the gradient of a max pool, its window and what was pooled.
    private static (PoolGeometry Geometry, Node Pooled)? PooledBy(Node gradient) => gradient.Operator switch
    {
        MaxPoolGradient pool => (pool.Geometry, gradient.Inputs[0]),
        MaxUnpool pool => (pool.Geometry, gradient.Inputs[0].Inputs[0]),
        _ => null,
    };

    // Kernels sum features, or everything but the features.
    private static Node Summed(GraphBuilder builder, Sum sum, Node value)
    {
        // Every gradient goes to one place.
        while (PooledBy(value) is not null && sum.Target.Shape.Kind == ShapeKind.Vector)
        {
            value = value.Inputs[1];
        }

        bool everything = sum.Target.Shape == TensorShape.Scalar && value.IsBatched && value.Shape.Channels > 1
            && (!sum.Target.IsBatched || value.Shape.Kind != ShapeKind.Vector);
        return everything
            ? builder.Add(sum, builder.Add(new Sum(new NodeType(TensorShape.Vector(value.Shape.Channels), sum.Target.IsBatched)), value))
            : Factored(builder, sum, value);
    }

    // The sum of x w v over the batch, with w and v one number per channel, is the sum of x, which is often there already, times w v.
    private static Node Factored(GraphBuilder builder, Sum sum, Node value)
    {
        List<Node> inside = [], outside = [];
        if (!sum.Target.IsBatched && value.IsBatched && sum.Target.Shape.Count == value.Shape.Channels)
        {
            Split(value);
        }

        if (outside.Count == 0 || inside.All(factor => factor.Type != value.Type))
        {
            return builder.Add(sum, value);
        }

        Node product = Product(inside);
        return Product([builder.Add(sum, product), .. outside]);

        void Split(Node factor)
        {
            if (factor.Operator is Multiply && factor.Type == value.Type)
            {
                Split(factor.Inputs[0]);
                Split(factor.Inputs[1]);
                return;
            }

            Node source = factor.Operator is Broadcast ? factor.Inputs[0] : factor;
            bool isConstant = !source.IsBatched && (source.Shape.Count == 1 || source.Shape == sum.Target.Shape);
            (isConstant ? outside : inside).Add(isConstant ? source : factor);
        }

        // In one order, so that equal products are one node.
        Node Product(List<Node> factors) =>
            factors.OrderBy(factor => factor.Id).Aggregate((left, right) => builder.Add(new Multiply(), left, right));
    }

    // A vector of the weights alone that meets each channel of an activation.
    private static bool IsPerChannel(Node vector, Node value) =>
        vector.Kind is ValueKind.Parameter or ValueKind.State or ValueKind.Derived
        && value.Kind == ValueKind.Activation
        && vector.Shape.Kind == ShapeKind.Vector
        && vector.Shape.Count == value.Shape.Channels;
}
