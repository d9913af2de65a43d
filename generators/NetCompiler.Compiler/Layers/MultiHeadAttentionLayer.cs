using System;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>Attention of several heads, with the projections before and behind it.</summary>
public sealed class MultiHeadAttentionLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "MultiHeadAttention";

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        int heads = context.Integer("heads");
        bool hasBias = context.Truth("bias", true), isCausal = context.Truth("Causal", false);
        bool isSeparate = context.Truth("SeparateProjections", false), hasOutput = context.Truth("OutputProjection", true);
        bool isRotary = context.Truth("Rotary", false);
        float rotaryBase = context.Real("RotaryBase", 10_000, 1, float.MaxValue, excludesMin: true);
        float rate = context.DropoutRate("Dropout");
        InitializerChoice initializer = context.Initializer();
        int stream = context.NewStream();
        bool fits = context.Takes(ShapeKind.Sequence) && IsOfSteps(context, "the value before it", context.Shape);
        Node query = context.Current;
        fits &= context.OptionalTap("Keys", query, out Node? keys) & context.OptionalTap("Values", keys, out Node? values)
            & context.OptionalTap("Mask", null, out Node? mask);
        if (!fits || !Fits(context, heads, keys!, values!, mask, isCausal, isRotary))
        {
            return;
        }

        AttentionProjections projections = new(context, initializer, hasBias, isSeparate);
        if (!projections.Fits(query, keys!, values!))
        {
            return;
        }

        int channels = query.Shape.Channels, size = channels / heads;
        (Node q, Node k, Node v) = projections.Project(query, keys!, values!);
        if (isRotary)
        {
            (q, k) = (Rotation.Rotate(context, q, heads, rotaryBase), Rotation.Rotate(context, k, heads, rotaryBase));
        }

        q = context.Times(q, (float)(1 / Math.Sqrt(size)));
        Attention attention = new(heads, isCausal, mask is not null, context.IsTraining ? rate : 0, context.IsTraining && rate > 0 ? stream : 0);
        Node y = mask is null ? context.Builder.Add(attention, q, k, v) : context.Builder.Add(attention, q, k, v, mask);
        context.MultiplyAdds = projections.MultiplyAdds(query, keys!, values!, hasOutput) + (2L * query.Shape.Count * keys!.Shape.Dimensions[0]);
        context.Current = hasOutput ? projections.Output(y) : y;
    }

    private static bool Fits(LoweringContext context, int heads, Node keys, Node values, Node? mask, bool isCausal, bool isRotary)
    {
        if (context.IsUncertain || !IsOfSteps(context, "what Keys names", keys.Shape) || !IsOfSteps(context, "what Values names", values.Shape))
        {
            context.Fail();
            return false;
        }

        (int steps, int channels, int count) = (context.Shape.Dimensions[0], context.Shape.Channels, keys.Shape.Dimensions[0]);
        (string? arithmetic, string remedy) = (null, "");
        if (channels % heads != 0)
        {
            (arithmetic, remedy) = ($"{channels} features cannot be cut into {heads} heads of one size", "make the features a multiple of the heads");
        }
        else if (isRotary && channels / heads % 2 != 0)
        {
            (arithmetic, remedy) = ($"heads of {channels / heads} features cannot be cut into pairs, which are rotated", "make the features of a head even");
        }
        else if (values.Shape.Dimensions[0] != count)
        {
            (arithmetic, remedy) = ($"there are {count} keys, but {values.Shape.Dimensions[0]} values", "name values of as many steps as the keys have");
        }
        else if (values.Shape.HasSteps && !keys.Shape.HasSteps)
        {
            (arithmetic, remedy) = ($"there are always {count} keys, but as many values as the caller says", "name values of as many steps as the keys have");
        }
        else if (isCausal && count != steps)
        {
            (arithmetic, remedy) = ($"there are {steps} queries, but {count} keys, of which a causal one sees those up to its own step", "leave Causal out");
        }
        else if (mask is not null && !(mask is { IsBatched: true, Type.Element: ElementType.Single } && AttentionOperator.IsMask(mask.Shape, keys.Shape)))
        {
            (arithmetic, remedy) = (
                $"its mask is {ShapeText.Of(mask.Type)}, but there are {count} keys", $"let Mask name a vector with a number for each key: [Input({(keys.Shape.HasSteps ? "Steps = " : "")}{count})]");
        }

        if (arithmetic is not null)
        {
            context.ReportDoesNotFit(arithmetic, remedy);
        }

        return arithmetic is null;
    }

    private static bool IsOfSteps(LoweringContext context, string what, TensorShape shape)
    {
        bool fits = shape is { Kind: ShapeKind.Sequence, Dimensions.Count: 2 };
        if (!fits)
        {
            context.ReportDoesNotFit($"{what} is {ShapeText.Of(new NodeType(shape, IsBatched: true))}, no sequence of steps", "make it (steps, features)");
        }

        return fits;
    }
}
