using System;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using NetCompiler.IntegrationTests.Harness;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>
/// Recurrent layers that only tests have, for what a scan can hold and no layer needs: <c>Gated(units: 6, reverse: true, state: "h0")</c>;
/// without a state, it begins with zeros, or with what is <c>learned: true</c>.
/// </summary>
internal static class RecurrentLayers
{
    public static LayerSet Set { get; } = TestLayers.Set.With(
        new TestLayer("Gated", LowerGated),
        new TestLayer("Sums", LowerSums),
        new TestLayer("Total", LowerTotal));

    // Whatever else a body may hold: a weight captured twice, a context for each sample, a softmax, a collected value; the value is that sequence.
    private static void LowerGated(LoweringContext context)
    {
        int units = context.Integer("units");
        Node start = Start(context, "state", units);
        ScanBuilder scan = Begin(context);
        GraphBuilder body = scan.Body;
        int channels = context.Shape.Channels;
        Node x = scan.Sequence(context.Current);
        Node h = scan.State(start);
        Node sample = scan.Capture(start);
        Node recurrent = scan.Capture(Weight(context, "recurrent", units, units));
        Node bias = scan.Capture(Bias(context, "bias", units));
        Node mixed = body.Add(new Add(), body.Add(new Linear(), x, scan.Capture(Weight(context, "weight", units, channels))), bias);
        Node added = body.Add(new Add(), mixed, body.Add(new Linear(), h, recurrent));
        Node attended = body.Add(new Multiply(), body.Add(new Softmax(), added), sample);
        Node next = body.Add(new Tanh(), body.Add(new Add(), body.Add(new Linear(), attended, recurrent), body.Add(new Multiply(), mixed, bias)));
        Node result = scan.Build([next], [attended]);
        context.Current = context.Builder.Add(
            new Add(),
            context.Builder.Add(new ScanResult(1, ScanPart.Steps), result),
            context.Builder.Add(new ScanResult(0, ScanPart.Last), result));
    }

    // A recurrence without weights: running sums, and what they were before each step.
    private static void LowerSums(LoweringContext context)
    {
        ScanBuilder scan = Begin(context);
        Node x = scan.Sequence(context.Current);
        Node sum = scan.State(Start(context, "state", context.Shape.Channels));
        Node result = scan.Build([scan.Body.Add(new Add(), sum, x)], [sum, x]);
        Node[] parts = [.. Enumerable.Range(0, 3).Select(i => context.Builder.Add(new ScanResult(i, ScanPart.Steps), result))];
        context.Current = context.Builder.Add(new Add(), context.Builder.Add(new Multiply(), parts[0], parts[1]), parts[2]);
    }

    // The value is a view of the memory of the scan.
    private static void LowerTotal(LoweringContext context)
    {
        ScanBuilder scan = Begin(context);
        Node sum = scan.State(Start(context, "state", context.Shape.Channels));
        Node result = scan.Build([scan.Body.Add(new Add(), sum, scan.Body.Add(new Tanh(), scan.Sequence(context.Current)))], []);
        context.Current = context.Builder.Add(new ScanResult(0, ScanPart.Last), result);
    }

    private static ScanBuilder Begin(LoweringContext context) =>
        new(context.Builder, context.Shape.Dimensions[0], context.Truth("reverse", false));

    private static Node Start(LoweringContext context, string argument, int units)
    {
        GraphBuilder builder = context.Builder;
        Node SpreadOut(Node value) => builder.Add(new Broadcast(new(TensorShape.Vector(units), IsBatched: true)), value);
        return context.Text(argument) is not null && context.Tap(argument) is Cursor tap ? tap.Node
            : context.Truth("learned", false) ? SpreadOut(Bias(context, argument, units))
            : SpreadOut(builder.Add(new Constant(0)));
    }

    private static Node Weight(LoweringContext context, string name, int outputs, int inputs) => context.Weight(
        name, TensorShape.Weight(outputs, inputs), ParameterRole.Weight, new(InitializerKind.Uniform, (float)(1 / Math.Sqrt(inputs))));

    private static Node Bias(LoweringContext context, string name, int outputs) =>
        context.Weight(name, TensorShape.Vector(outputs), ParameterRole.Bias, new(InitializerKind.Uniform, 0.5f));
}
