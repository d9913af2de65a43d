using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using NetCompiler.IntegrationTests.Harness;

namespace NetCompiler.IntegrationTests.Probes;

/// <summary>
/// Recurrent layers that only tests have, with PyTorch's parameters. The value is a vector: every step's output, then the last states.
/// <c>GRU(units: 6, reverse: true, state: "h0")</c>; without a state, it begins with zeros, or with what is <c>learned: true</c>.
/// </summary>
internal static class RecurrentLayers
{
    public static LayerSet Set { get; } = TestLayers.Set.With(
        new TestLayer("GRU", LowerGRU),
        new TestLayer("LSTM", LowerLSTM),
        new TestLayer("Gated", LowerGated),
        new TestLayer("Sums", LowerSums),
        new TestLayer("Total", LowerTotal));

    // r, z = σ(Wx + b + Uh + c); n = tanh(Wx + b + r (Uh + c)); h' = (1 - z) n + z h. What does not depend on h is one contraction before.
    private static void LowerGRU(LoweringContext context)
    {
        int units = context.Integer("units");
        GraphBuilder builder = context.Builder;
        ScanBuilder scan = Begin(context);
        GraphBuilder body = scan.Body;
        Node x = scan.Sequence(FromInput(context, 3 * units));
        Node h = scan.State(Start(context, "state", units));
        Node recurrent = FromState(context, scan, h, 3 * units);
        Node Gate(Node gates, int i) => body.Add(new Slice(i * units, units), gates);
        Node r = body.Add(new Sigmoid(), body.Add(new Add(), Gate(x, 0), Gate(recurrent, 0)));
        Node z = body.Add(new Sigmoid(), body.Add(new Add(), Gate(x, 1), Gate(recurrent, 1)));
        Node n = body.Add(new Tanh(), body.Add(new Add(), Gate(x, 2), body.Add(new Multiply(), r, Gate(recurrent, 2))));
        Node kept = body.Add(new Multiply(), body.Add(new Subtract(), body.Add(new Constant(1)), z), n);
        Node next = body.Add(new Add(), kept, body.Add(new Multiply(), z, h));
        Node result = scan.Build([next], []);
        context.Current = Join(
            builder,
            builder.Add(new ScanResult(0, ScanPart.Steps), result),
            builder.Add(new ScanResult(0, ScanPart.Last), result));
    }

    // i, f, o = σ(Wx + b + Uh + c), g = tanh(…); c' = f c + i g; h' = o tanh(c').
    private static void LowerLSTM(LoweringContext context)
    {
        int units = context.Integer("units");
        GraphBuilder builder = context.Builder;
        ScanBuilder scan = Begin(context);
        GraphBuilder body = scan.Body;
        Node x = scan.Sequence(FromInput(context, 4 * units));
        Node h = scan.State(Start(context, "state", units));
        Node c = scan.State(Start(context, "cell", units));
        Node gates = body.Add(new Add(), x, FromState(context, scan, h, 4 * units));
        Node Gate(int i) => body.Add(new Slice(i * units, units), gates);
        Node i = body.Add(new Sigmoid(), Gate(0));
        Node f = body.Add(new Sigmoid(), Gate(1));
        Node g = body.Add(new Tanh(), Gate(2));
        Node o = body.Add(new Sigmoid(), Gate(3));
        Node cell = body.Add(new Add(), body.Add(new Multiply(), f, c), body.Add(new Multiply(), i, g));
        Node result = scan.Build([body.Add(new Multiply(), o, body.Add(new Tanh(), cell)), cell], []);
        context.Current = Join(
            builder,
            builder.Add(new ScanResult(0, ScanPart.Steps), result),
            builder.Add(new ScanResult(0, ScanPart.Last), result),
            builder.Add(new ScanResult(1, ScanPart.Last), result));
    }

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

    private static Node FromInput(LoweringContext context, int gates)
    {
        Node weight = Weight(context, "weight_ih_l0", gates, context.Shape.Channels);
        return context.Builder.Add(new Add(), context.Builder.Add(new Linear(), context.Current, weight), Bias(context, "bias_ih_l0", gates));
    }

    private static Node FromState(LoweringContext context, ScanBuilder scan, Node h, int gates)
    {
        Node weight = scan.Capture(Weight(context, "weight_hh_l0", gates, h.Shape.Channels));
        return scan.Body.Add(new Add(), scan.Body.Add(new Linear(), h, weight), scan.Capture(Bias(context, "bias_hh_l0", gates)));
    }

    private static Node Weight(LoweringContext context, string name, int outputs, int inputs) => context.Weight(
        name, TensorShape.Weight(outputs, inputs), ParameterRole.Weight, new(InitializerKind.Uniform, (float)(1 / Math.Sqrt(inputs))));

    private static Node Bias(LoweringContext context, string name, int outputs) =>
        context.Weight(name, TensorShape.Vector(outputs), ParameterRole.Bias, new(InitializerKind.Uniform, 0.5f));

    // One vector behind the other.
    private static Node Join(GraphBuilder builder, params Node[] parts)
    {
        int total = parts.Sum(part => part.Shape.Count), start = 0;
        List<Node> padded = [];
        foreach (Node part in parts)
        {
            Node flat = part.Shape.Kind == ShapeKind.Vector ? part : builder.Add(new Reshape(TensorShape.Vector(part.Shape.Count)), part);
            padded.Add(builder.Add(new Pad(start, total), flat));
            start += part.Shape.Count;
        }

        return padded.Aggregate((sum, part) => builder.Add(new Add(), sum, part));
    }
}
