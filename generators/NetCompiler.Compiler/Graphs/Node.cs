using System.Collections.Generic;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Graphs;

/// <summary>One value of a graph: an operator applied to other values. Made by <see cref="GraphBuilder"/> only.</summary>
public sealed class Node
{
    internal Node(int id, Operator @operator, IReadOnlyList<Node> inputs, NodeType type, ValueKind kind, string layer)
    {
        (Id, Operator, Inputs, Type, Kind, Layer) = (id, @operator, inputs, type, kind, layer);
    }

    /// <summary>The position in the graph; inputs have smaller ones.</summary>
    public int Id { get; }

    /// <summary>What computes the value.</summary>
    public Operator Operator { get; }

    /// <summary>What it is computed from.</summary>
    public IReadOnlyList<Node> Inputs { get; }

    /// <summary>Shape, element type, and whether every sample has its own.</summary>
    public NodeType Type { get; }

    /// <summary>What the value depends on.</summary>
    public ValueKind Kind { get; }

    /// <summary>The layer that the value belongs to, such as <c>conv2d0</c>.</summary>
    public string Layer { get; }

    /// <summary>The logical shape of one sample's value.</summary>
    public TensorShape Shape => Type.Shape;

    /// <summary>Whether every sample of the batch has its own value.</summary>
    public bool IsBatched => Type.IsBatched;

    /// <inheritdoc/>
    public override string ToString() => $"%{Id}";
}
