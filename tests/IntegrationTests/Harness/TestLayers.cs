using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>
/// All layers, and operators as layers: <c>MatMul(name: "k", transposeB: true)</c>, <c>Permute(axes: [1, 0])</c>, <c>Pad(start: 2, total: 9)</c>.
/// An operator that cannot take the value before it fails the layer silently: the random networks then try another.
/// </summary>
internal static class TestLayers
{
    private const int Largest = 1 << 16;

    public static LayerSet Set { get; } = LayerSet.Default.With(
        new TestLayer("ProbeLoss", LowerProbeLoss),
        new TestLayer("Tiled", TiledConvolution.Lower),
        Unary("Abs", _ => new Abs()),
        Unary("Exp", _ => new Exp()),
        Unary("Log", _ => new Log()),
        Unary("SquareRoot", _ => new SquareRoot()),
        Unary("ReciprocalSquareRoot", _ => new ReciprocalSquareRoot()),
        Unary("Pad", context => new Pad(context.Integer("start", min: 0), context.Integer("total"))),
        Unary("Permute", context => new Transpose(new EquatableArray<int>(context.Integers("axes", min: 0)))),
        Unary("ToSequence", context => new Reshape(TensorShape.Sequence([.. context.Integers("shape")]))),
        Unary("ToImage", context => context.Integers("shape") is { Count: 3 } sizes ? new Reshape(TensorShape.Image(sizes[0], sizes[1], sizes[2])) : new Exp()),
        Unary("SumTo", context => new Sum(new(Small(context, context.Choice("kind", "scalar", "channels", "rows")), IsBatched: true))),
        Binary("Subtract", _ => new Subtract()),
        Binary("Divide", _ => new Divide()),
        Binary("MatMul", context => new MatMul(context.Truth("transposeA", false), context.Truth("transposeB", false))),
        new TestLayer("Attend", context =>
        {
            Attention attention = new(context.Integer("heads"), context.Truth("causal", false), HasMask: false, Rate: 0, Stream: 0);
            if ((context.Tap("keys"), context.Tap("values")) is (Cursor keys, Cursor values))
            {
                Replace(context, attention, context.Current, keys.Node, values.Node);
            }
        }),
        new TestLayer("Scale", context =>
        {
            float factor = context.Real("factor", null, -Largest, Largest);
            context.Current = context.Builder.Add(new Multiply(), context.Current, context.Builder.Add(new Constant(factor)));
        }),
        new TestLayer("SpreadTo", context =>
        {
            if (context.Tap("name") is Cursor tap)
            {
                Replace(context, new Broadcast(tap.Node.Type), context.Current);
            }
        }));

    // What a sum is summed to: one number, or one for each channel or each step.
    private static TensorShape Small(LoweringContext context, string kind) => kind switch
    {
        "channels" when context.Shape.Kind != ShapeKind.Vector => TensorShape.Vector(context.Shape.Channels),
        "rows" when context.Shape.Kind is ShapeKind.Sequence or ShapeKind.Image or ShapeKind.Volume => context.Shape.WithChannels(1),
        _ => TensorShape.Scalar,
    };

    // The mean of the products with the targets: these, times the number of values, are the gradient of the prediction.
    private static void LowerProbeLoss(LoweringContext context)
    {
        LossOptions options = context.LossOptions();
        Node x = context.Current;
        if (context.Targets(x.Shape, Compiler.Graphs.ElementType.Single) is Node targets)
        {
            context.Loss(options, targets, context.Builder.Add(new Multiply(), x, targets));
        }
    }

    private static TestLayer Unary(string kind, Func<LoweringContext, Operator> make) =>
        new(kind, context => Replace(context, make(context), context.Current));

    private static TestLayer Binary(string kind, Func<LoweringContext, Operator> make) => new(kind, context =>
    {
        Operator @operator = make(context);
        if (context.Tap("name") is Cursor tap)
        {
            Replace(context, @operator, context.Current, tap.Node);
        }
    });

    private static void Replace(LoweringContext context, Operator @operator, params Node[] inputs)
    {
        try
        {
            context.Current = context.Builder.Add(@operator, inputs);
        }
        catch (ShapeException exception)
        {
            context.ReportDoesNotFit(exception.Message, "try another layer");
        }
    }
}
