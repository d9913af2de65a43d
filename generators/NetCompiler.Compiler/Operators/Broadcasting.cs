using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Which operands of different shapes go together. The result of an elementwise operator has the shape of one of its operands, and is
/// batched when any of them is; every other operand relates to the result in one of the ways of <see cref="BroadcastKind"/>.
/// <see cref="Sum"/> is the way back.
/// </summary>
public static class Broadcasting
{
    /// <summary>The type of an elementwise result.</summary>
    /// <param name="name">The operator, for the message.</param>
    /// <param name="inputs">The operands.</param>
    /// <exception cref="ShapeException">No operand has a shape that the others can be spread over, or one holds integers.</exception>
    public static NodeType Join(string name, IReadOnlyList<Node> inputs)
    {
        bool isBatched = inputs.Any(input => input.IsBatched);
        foreach (Node candidate in inputs)
        {
            NodeType result = candidate.Type with { IsBatched = isBatched };
            if (inputs.All(input => TryRelate(input.Type, result, out _)))
            {
                return result;
            }
        }

        throw new ShapeException($"{name} cannot join {string.Join(" and ", inputs.Select(input => TypeText.Write(input.Type)))}.");
    }

    /// <summary>How an operand is spread over a result.</summary>
    /// <exception cref="ShapeException">It cannot be.</exception>
    public static BroadcastKind Relate(NodeType operand, NodeType result) =>
        TryRelate(operand, result, out BroadcastKind kind)
            ? kind
            : throw new ShapeException($"{TypeText.Write(operand)} cannot be spread over {TypeText.Write(result)}.");

    /// <summary>
    /// How an operand is spread over a result, if it can be. A vector of 1 counts as a scalar, also where the result has one channel.
    /// </summary>
    public static bool TryRelate(NodeType operand, NodeType result, out BroadcastKind kind)
    {
        kind = BroadcastKind.Same;
        return operand.Element == ElementType.Single
            && result.Element == ElementType.Single
            && (result.IsBatched || !operand.IsBatched)
            && TryRelate(operand.Shape, result.Shape, out kind);
    }

    /// <summary>The logical index of the operand's value that belongs to a logical index of the result.</summary>
    /// <exception cref="ShapeException">The operand cannot be spread over the result.</exception>
    public static int Index(TensorShape operand, TensorShape result, int index) => Indexing(operand, result)(index);

    /// <summary><see cref="Index"/> for every index of the result.</summary>
    public static int[] Map(TensorShape operand, TensorShape result) => [.. Enumerable.Range(0, result.Count).Select(Indexing(operand, result))];

    /// <summary>Brings a gradient from the type of a result back to the type of an operand: sums over what the operand was spread over.</summary>
    public static Node SumTo(GraphBuilder builder, Node gradient, NodeType type) =>
        gradient.Type == type ? gradient : builder.Add(new Sum(type), gradient);

    private static Func<int, int> Indexing(TensorShape operand, TensorShape result)
    {
        if (!TryRelate(operand, result, out BroadcastKind kind))
        {
            throw new ShapeException($"{TypeText.Write(operand)} cannot be spread over {TypeText.Write(result)}.");
        }

        (int channels, int positions) = (result.Channels, result.Positions);
        return kind switch
        {
            BroadcastKind.Same => index => index,
            BroadcastKind.Scalar => _ => 0,
            BroadcastKind.RowScalar => result.Kind == ShapeKind.Sequence ? index => index / channels : index => index % positions,
            _ => result.Kind == ShapeKind.Sequence ? index => index % channels : index => index / positions,
        };
    }

    private static bool TryRelate(TensorShape operand, TensorShape result, out BroadcastKind kind)
    {
        // What the batch shares, such as a table of positions, is there for all steps.
        operand = operand.Kind == result.Kind && !operand.HasSteps ? operand with { HasSteps = result.HasSteps } : operand;
        bool isVector = operand.Kind == ShapeKind.Vector;
        bool isRowScalar = result.Kind is ShapeKind.Sequence or ShapeKind.Image or ShapeKind.Volume && operand == result.WithChannels(1);
        kind = operand == result ? BroadcastKind.Same
            : operand == TensorShape.Scalar ? BroadcastKind.Scalar
            : isVector ? BroadcastKind.Channel
            : BroadcastKind.RowScalar;
        return kind switch
        {
            BroadcastKind.Channel => operand.Channels == result.Channels,
            BroadcastKind.RowScalar => isRowScalar,
            _ => true,
        };
    }
}
