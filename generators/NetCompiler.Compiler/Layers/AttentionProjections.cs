using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>
/// The linear maps around an attention, with PyTorch's names: one <c>in_proj_weight</c> of queries, keys and values one below the other, where all have
/// the same features; else <c>q_proj_weight</c>, <c>k_proj_weight</c>, <c>v_proj_weight</c>; or layers of their own, <c>query</c>, <c>key</c>,
/// <c>value</c>.
/// </summary>
internal sealed class AttentionProjections(LoweringContext context, InitializerChoice initializer, bool hasBias, bool isSeparate)
{
    private readonly int _channels = context.Shape.Channels;

    /// <summary>Whether the weights and what they give are possible; if not, reports it.</summary>
    public bool Fits(Node query, Node keys, Node values)
    {
        bool fits = true;
        foreach (Node x in new[] { query, keys, values })
        {
            fits = fits && context.CanTrain(TensorShape.Weight(IsJoint(keys, values) ? 3 * _channels : _channels, x.Shape.Channels))
                && context.CanHold(x.Shape.WithChannels(_channels));
        }

        return fits && context.CanHold(query.Shape);
    }

    /// <summary>Queries, keys and values.</summary>
    public (Node Q, Node K, Node V) Project(Node query, Node keys, Node values)
    {
        Node[] inputs = [query, keys, values];
        Node? biases = hasBias && !isSeparate ? context.Weight("in_proj_bias", TensorShape.Vector(3 * _channels), ParameterRole.Bias, new(InitializerKind.Constant, 0)) : null;
        if (IsJoint(keys, values))
        {
            Node weights = Weight("in_proj_weight", 3 * _channels, _channels);
            return query == keys && keys == values ? Cut(Apply(query, weights, biases)) : (Project(query, 0), Project(keys, 1), Project(values, 2));

            Node Project(Node x, int i) => Apply(x, Rows(weights, i), biases is null ? null : Rows(biases, i));
        }

        Node[] projected = new Node[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            Node weight = Weight(isSeparate ? $"{Name(i)}.weight" : $"{Name(i)[0]}_proj_weight", _channels, inputs[i].Shape.Channels);
            Node? bias = biases is not null ? Rows(biases, i)
                : hasBias ? context.Weight($"{Name(i)}.bias", TensorShape.Vector(_channels), ParameterRole.Bias, initializer.OfBias(Usual(inputs[i].Shape.Channels)))
                : null;
            projected[i] = Apply(inputs[i], weight, bias);
        }

        return (projected[0], projected[1], projected[2]);
    }

    /// <summary>The map behind the attention.</summary>
    public Node Output(Node x)
    {
        TensorShape shape = TensorShape.Weight(_channels, _channels);
        Node weight = context.Weight("out_proj.weight", shape, ParameterRole.Weight, initializer.OfWeight(shape, Usual(_channels)));
        Node? bias = hasBias ? context.Weight("out_proj.bias", TensorShape.Vector(_channels), ParameterRole.Bias, new(InitializerKind.Constant, 0)) : null;
        return Apply(x, weight, bias);
    }

    /// <summary>The multiplications of the maps.</summary>
    public long MultiplyAdds(Node query, Node keys, Node values, bool hasOutput) =>
        _channels * ((long)query.Shape.Count + keys.Shape.Count + values.Shape.Count + (hasOutput ? query.Shape.Count : 0));

    private static string Name(int input) => input switch
    {
        0 => "query",
        1 => "key",
        _ => "value",
    };

    private static Initializer Usual(int channels) => new(InitializerKind.Uniform, (float)(1 / Math.Sqrt(channels)));

    private bool IsJoint(Node keys, Node values) => !isSeparate && keys.Shape.Channels == _channels && values.Shape.Channels == _channels;

    // Glorot's bounds, as PyTorch has them for the joint weight as a whole; layers of their own begin as dense layers do.
    private Node Weight(string name, int outputs, int channels)
    {
        TensorShape shape = TensorShape.Weight(outputs, channels);
        Initializer usual = isSeparate ? Usual(channels) : new(InitializerKind.Uniform, (float)Math.Sqrt(6.0 / (outputs + channels)));
        return context.Weight(name, shape, ParameterRole.Weight, initializer.OfWeight(shape, usual));
    }

    private Node Apply(Node x, Node weight, Node? bias)
    {
        Node y = context.Builder.Add(new Linear(), x, weight);
        return bias is null ? y : context.Plus(y, bias);
    }

    private Node Rows(Node parameter, int part) => context.Apply(new Slice(part * _channels, _channels), parameter);

    // The attention reads them where they lie.
    private (Node Q, Node K, Node V) Cut(Node all) => (Part(all, 0), Part(all, 1), Part(all, 2));

    private Node Part(Node all, int part) => context.Apply(new Slice(part * _channels, _channels, IsPart: true), all);
}
