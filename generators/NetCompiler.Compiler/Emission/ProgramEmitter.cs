using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints the lists in which kernels run: straight calls for preparation and prediction, numbered phases for training.</summary>
public static class ProgramEmitter
{
    /// <summary>Prints the struct that holds what the caller supplies and receives.</summary>
    public static void EmitInputs(SourceWriter writer, NetworkPlan plan)
    {
        writer.Open("internal readonly ref struct KernelInputs");
        foreach (NetworkInput input in plan.Lowered.Inputs)
        {
            writer.Write($"public ReadOnlySpan<{ElementOf(input)}> {RuntimeNames.Member(input.Name)} {{ get; init; }}\n");
        }

        foreach (string name in GradientInputs(plan).Select(input => input.Name + "Gradient").Concat(plan.Shown.Select(output => output.Name)))
        {
            writer.Write($"public Span<float> {RuntimeNames.Member(name)} {{ get; init; }}\n");
        }

        foreach (GraphOutput output in plan.Results)
        {
            writer.Write($"public Span<float> {NameOf(plan, output)} {{ get; init; }}\n");
        }

        StreamEmitter.EmitInputs(writer, plan);
        if (plan.MaxSteps is not null)
        {
            writer.Write("public int Steps { get; init; }\n");
        }

        writer.Write("// The data of some rows of a prediction.");
        writer.Open("public KernelInputs Rows(int first, int count) => new()");
        foreach (NetworkInput input in plan.Inputs)
        {
            string length = Literals.Of(input.Type.Shape.Count), name = RuntimeNames.Member(input.Name);
            writer.Write($"{name} = {name}.Slice({Kernel.Product("first", length)}, {Kernel.Product("count", length)}),");
        }

        foreach (GraphOutput output in plan.Results)
        {
            string name = NameOf(plan, output), length = LengthOf(plan, output);
            writer.Write($"{name} = {name}.Slice(first * {length}, count * {length}),");
        }

        if (plan.MaxSteps is not null)
        {
            writer.Write("Steps = Steps,");
        }

        writer.Close(";").Close().Write("");
    }

    /// <summary>Prints the program that the runtime prepares and predicts with.</summary>
    public static void EmitProgram(SourceWriter writer, NetworkPlan plan, KernelSet kernels, IReadOnlyList<KernelCall> preparation, IReadOnlyList<KernelCall> forward)
    {
        HashSet<Group> needed = [.. NetworkPlan.Needed(plan.Forward, OutputKind.Result)];
        int block = System.Math.Max(8, System.Math.Min(64, SecondLevelCache.Scratch / System.Math.Max(1, plan.Forward.RowLength) / 8 * 8));
        writer.Open("private sealed class Program : K::NetworkProgram");
        writer.Write("public static readonly Program Instance = new();\n");
        InfoEmitter.Emit(writer, plan, preparation);
        writer.Write($"public override int PredictRowLength => {Literals.Of(plan.Forward.RowLength)};\n");
        writer.Write($"public override int PredictFixedLength => {Literals.Of(plan.Forward.FixedLength)};\n");
        writer.Write($"public override int PredictBlock => {block};\n");
        writer.Write($"public override void Warmup(K::NetworkCore core) => new {plan.Declaration.Name}(core).Warmup();\n");
        writer.Open("public override void Prepare(K::Snapshot snapshot)");
        if (preparation.Count > 0)
        {
            writer.Write($"K::KernelMemory m = new(snapshot, new K::AlignedBuffer({Literals.Of(plan.Preparation.FixedLength)}));");
            writer.Write("KernelInputs data = default;");
            EmitCalls(writer, preparation, "1");
        }

        writer.Close().Write("");
        string steps = plan.MaxSteps is null ? "" : " { Steps = data.Steps }";
        writer.Write(
            $$"""
            // In blocks of the rows that the workspace has room for.
            internal static void Predict(K::Snapshot weights, N::Workspace workspace, int rows, in KernelInputs data)
            {
                using K::PredictionTeam team = new(workspace, weights);
                for (int first = 0; first < rows; first += workspace.Capacity)
                {
                    int count = Math.Min(workspace.Capacity, rows - first);
                    PredictBlockOf(count, new K::KernelMemory(weights, workspace, count){{steps}}, data.Rows(first, count));
                }

                GC.KeepAlive(weights);
            }

            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            """);
        writer.Open("private static void PredictBlockOf(int rows, in K::KernelMemory m, in KernelInputs data)");
        KernelCall[] calls = [.. forward.Where(call => needed.IsSupersetOf(call.Groups))];
        if (calls.Any(call => call.HasOneRow))
        {
            writer.Open("if (rows == 1 && K::SampleMemory.IsSupported)").Write("PredictOne(m, data);").Write("return;").Close();
        }

        EmitPrediction(writer, calls);
        writer.Close();
        StraightEmitter.EmitOne(writer, "PredictOne", plan.Forward, calls, kernels);
        StreamEmitter.EmitProgram(writer, plan, forward, kernels);
        if (StraightEmitter.IsStraight(plan))
        {
            StraightEmitter.EmitProgram(writer, plan, kernels);
        }

        writer.Close().Write("");
    }

    // Those that have parts are called by the team; behind them, what it calls.
    private static void EmitPrediction(SourceWriter writer, IReadOnlyList<KernelCall> calls)
    {
        List<KernelCall> shared = [];
        foreach (KernelCall call in calls)
        {
            if (call.HasParts)
            {
                writer.Write($"K::PredictionTeam.Run(Instance, {shared.Count}, m, rows); {call.Comment}");
                shared.Add(call);
            }
            else
            {
                EmitCalls(writer, [call], null);
            }
        }

        if (shared.Count > 0)
        {
            writer.Close().Write("");
            writer.Open("public override void RunParts(int kernel, int first, int end, in K::KernelMemory m)");
            writer.Write("KernelInputs data = default;");
            writer.Open("switch (kernel)");
            for (int i = 0; i < shared.Count; i++)
            {
                writer.Write($"case {i}: {shared[i].For("first", "end")} break; {shared[i].Comment}");
            }

            writer.Close();
        }
    }

    /// <summary>Prints a program of phases, which threads share.</summary>
    public static void EmitPhases(SourceWriter writer, NetworkPlan plan, string name, Section section, IReadOnlyList<KernelCall> calls)
    {
        Node loss = section.Assigned.Graph.Outputs.Single(output => output.Kind == OutputKind.Loss).Node;
        writer.Open($"private sealed class {name} : K::PhasedProgram");
        writer.Write($"public static readonly {name} Instance = new();\n");
        writer.Write($"public override int PhaseCount => {calls.Count};\n");
        writer.Write($"public override int RowLength => {Literals.Of(section.RowLength)};\n");
        writer.Write($"public override int FixedLength => {Literals.Of(section.FixedLength)};\n");
        writer.Write($"public override int LossOffset => {Literals.Of(section.PlacementOf(loss).Offset)};\n");
        if (section == plan.Step)
        {
            EmitStepFacts(writer, plan, calls);
        }

        EmitTable(writer, "public override int Units(int phase, int rows) => phase switch", calls, call => call.UnitCount);
        EmitTable(writer, "public override int Grain(int phase) => phase switch", calls, call => Literals.Of(call.Grain));
        writer.Open("public override void Execute(int phase, int first, int end, K::ProgramMemory memory, N::IBatch batch)");
        writer.Write($"K::KernelMemory m = new(memory){(plan.MaxSteps is int steps ? $" {{ Steps = {steps} }}" : "")};");
        writer.Write("KernelInputs data = ((Batch)batch).KernelInputs;");
        writer.Open("switch (phase)");
        for (int phase = 0; phase < calls.Count; phase++)
        {
            writer.Write($"case {phase}: {calls[phase].For("first", "end")} break; {calls[phase].Comment}");
        }

        writer.Close().Close().Close().Write("");
    }

    /// <summary>Prints what a training session asks for.</summary>
    public static void EmitTraining(SourceWriter writer, NetworkPlan plan, Section trace)
    {
        string[] lengths = [.. plan.Results.Select(output => LengthOf(plan, output))];
        string[] outputs = lengths.Length == 1 ? [$"{NameOf(plan, plan.Results[0])} = output"] : [.. plan.Results.Select((result, i) =>
            $"{NameOf(plan, result)} = output.Slice(batch.Capacity * ({string.Join(" + ", lengths.Take(i).DefaultIfEmpty("0"))}), batch.Capacity * {lengths[i]})")];
        if (plan.MaxSteps is not null)
        {
            outputs = [.. outputs, "Steps = MaxSteps"];
        }

        string all = lengths.Length == 1 ? "" : $"int N::ITrainable<Batch>.PredictionLength => {string.Join(" + ", lengths)};\n\n";
        writer.Write(
            $$"""
            K::TrainingProgram N::ITrainable<Batch>.TrainingProgram => Training.Instance;

            int N::ITrainable<Batch>.OutputLength => {{lengths[0]}};

            {{all}}void N::ITrainable<Batch>.Predict(K::Snapshot weights, N::Workspace workspace, Batch batch, int first, int count, Span<float> output) =>
                Program.Predict(weights, workspace, count, (batch.KernelInputs with { {{string.Join(", ", outputs)}} }).Rows(first, count));

            """);
        writer.Open("private sealed class Training : K::TrainingProgram");
        writer.Write("public static readonly Training Instance = new();\n");
        writer.Write("public override K::PhasedProgram Step => StepProgram.Instance;\n");
        writer.Write("public override K::PhasedProgram Evaluate => EvaluateProgram.Instance;\n");
        writer.Write("public override K::PhasedProgram Trace => TraceProgram.Instance;\n");
        writer.Open("public override IReadOnlyList<K::TraceEntry> TraceEntries { get; } = new K::TraceEntry[]");
        Dictionary<string, string> gradients = trace.Assigned.Graph.Outputs.Where(output => output.Kind == OutputKind.TraceGradient)
            .ToDictionary(output => output.Name, output => PlaceOf(trace, output.Node));
        foreach (GraphOutput output in trace.Assigned.Graph.Outputs.Where(output => output.Kind == OutputKind.Trace))
        {
            string gradient = gradients.TryGetValue(output.Name, out string? place) ? place : "null";
            writer.Write($"new({Literals.Of(output.Name)}, {PlaceOf(trace, output.Node)}, {gradient}),");
        }

        writer.Close(";").Close().Write("");
    }

    private static string PlaceOf(Section trace, Node node)
    {
        if (trace.PlacementOf(node) is not { Home: Home.Rows or Home.Fixed } placement || trace.LayoutOf(node) is not StridedLayout layout)
        {
            return "null";
        }

        int stride = MemoryPlanning.RowLength(trace.LayoutOf(Section.StorageOf(node)).Length);
        int[] numbers = [placement.Offset, stride, layout.Origin, layout.Lines, layout.LineStride, layout.Pixels, layout.PixelStride, layout.Lanes];
        return $"new({(placement.Home == Home.Rows ? "true" : "false")}, {string.Join(", ", numbers.Select(Literals.Of))})";
    }

    /// <summary>The inputs whose gradient is wanted.</summary>
    public static IEnumerable<NetworkInput> GradientInputs(NetworkPlan plan) =>
        plan.Inputs.Where(input => plan.Step?.Assigned.Graph.Outputs.Any(output => output.Kind == OutputKind.InputGradient && output.Name == input.Name) == true);

    /// <summary>The C# type of an input's elements.</summary>
    public static string ElementOf(NetworkInput input) => input.Type.Element switch
    {
        ElementType.Int32 => "int",
        ElementType.Byte => "byte",
        _ => "float",
    };

    /// <summary>The name of a prediction among what the caller supplies.</summary>
    public static string NameOf(NetworkPlan plan, GraphOutput output) => RuntimeNames.Member(plan.Lowered.PrefixOf(output) + "Output");

    /// <summary>The constant with the length of a prediction.</summary>
    public static string LengthOf(NetworkPlan plan, GraphOutput output) => plan.Lowered.PrefixOf(output) is { Length: > 0 } prefix
        ? RuntimeNames.Member(prefix) + "Length"
        : "OutputLength";

    private static void EmitStepFacts(SourceWriter writer, NetworkPlan plan, IReadOnlyList<KernelCall> calls)
    {
        if (plan.MinimumRows > 1)
        {
            writer.Write($"public override int MinimumRows => {plan.MinimumRows};\n");
        }

        int[] handedOver = [.. plan.Step!.Groups.Where(group => group.HandsOver).Select(group => plan.Step.PlacementOf(group.Value).Offset)];
        if (handedOver.Length > 0)
        {
            writer.Write($"public override ReadOnlySpan<int> HandedOver => [{string.Join(", ", handedOver.Select(Literals.Of))}];\n");
        }

        HashSet<Node> waiting = plan.Lowered.WaitingForCaller(plan.Step.Assigned.Graph);
        if (waiting.Count > 0)
        {
            writer.Write($"public override int ForwardPhases => {calls.TakeWhile(call => !waiting.Contains(call.Groups.Last().Value)).Count()};\n");
        }
    }

    /// <summary>Prints calls of kernels, one after the other.</summary>
    /// <param name="rows">What stands for the number of rows, if not a variable of that name.</param>
    public static void EmitCalls(SourceWriter writer, IReadOnlyList<KernelCall> calls, string? rows)
    {
        foreach (KernelCall call in calls)
        {
            string units = rows is not null && call.UnitCount == "rows" ? rows : call.UnitCount;
            writer.Write($"{call.For("0", units)} {call.Comment}");
        }
    }

    private static void EmitTable(SourceWriter writer, string head, IReadOnlyList<KernelCall> calls, System.Func<KernelCall, string> value)
    {
        writer.Open(head);
        foreach (IGrouping<string, int> group in Enumerable.Range(0, calls.Count).GroupBy(phase => value(calls[phase])).OrderByDescending(group => group.Count()).Skip(1))
        {
            writer.Write($"{string.Join(" or ", group)} => {group.Key},");
        }

        string common = calls.Count == 0 ? "1" : calls.GroupBy(value).OrderByDescending(group => group.Count()).First().Key;
        writer.Write($"_ => {common},");
        writer.Close(";").Write("");
    }
}
