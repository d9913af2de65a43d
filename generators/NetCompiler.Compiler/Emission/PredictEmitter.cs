using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints the methods that predict.</summary>
public sealed class PredictEmitter
{
    private readonly NetworkPlan _plan;
    private readonly IReadOnlyList<Port> _inputs;
    private readonly IReadOnlyList<Port> _outputs;
    private readonly bool _isStraight;

    private PredictEmitter(NetworkPlan plan)
    {
        _plan = plan;
        _inputs = [.. plan.Inputs.Select(input => Port.Of(plan, input))];
        _outputs = [.. plan.Results.Select(output => Port.Of(plan, output))];
        _isStraight = StraightEmitter.IsStraight(plan);
    }

    // The number of steps as a parameter, and as an argument, where the caller says it.
    private string StepsParameter => _plan.MaxSteps is null ? "" : ", int steps = MaxSteps";

    private string Data
    {
        get
        {
            string ports = string.Join(", ", _inputs.Concat(_outputs).Select(port => $"{port.Kernel} = {port.Source}"));
            return $"new KernelInputs {{ {ports}{(_plan.MaxSteps is null ? "" : ", Steps = steps")} }}";
        }
    }

    private string StepsArgument => _plan.MaxSteps is null ? "" : ", steps";

    /// <summary>
    /// Prints <c>Predict</c>, <c>CreateWorkspace</c> and <c>Warmup</c>, and for several inputs or outputs the struct that names them.
    /// </summary>
    public static void Emit(SourceWriter writer, NetworkPlan plan) => new PredictEmitter(plan).Emit(writer);

    /// <summary>The integers that an input may hold; null where any will do.</summary>
    public static IndexRange? RangeOf(NetworkPlan plan, NetworkInput input)
    {
        Node? reader = plan.Lowered.Builder.Build().Consumers[input.Node].FirstOrDefault();
        return reader?.Operator.IndexRange(reader, input.Node);
    }

    /// <summary>The check of integers against the range that they must be in.</summary>
    /// <param name="values">The integers, in C#.</param>
    /// <param name="length">How many a row has.</param>
    /// <param name="name">Their name, in C#.</param>
    /// <param name="ignored">An integer that is allowed though it is not in the range.</param>
    /// <param name="looked">How many of a row count, in C#, where not all do.</param>
    /// <param name="last">The greatest integer, in C#, where the range does not say it.</param>
    public static string RangeCheck(
        IndexRange range, string values, string length, string name, int? ignored = null, string? looked = null, string? last = null) =>
        $"K::DataChecks.InRange({values}, {length}, {(last is null ? Literals.Of(range.Last + 1) : $"{last} + 1")}, {name}, \"{range.What}\""
            + (ignored is int other ? $", {Literals.Of(other)}" : "") + (range.First > 0 ? $", first: {Literals.Of(range.First)}" : "")
            + (looked is null ? "" : $", looked: {looked}") + ");";

    private void Emit(SourceWriter writer)
    {
        EmitStruct(writer, "Inputs", _inputs, "What is predicted from: samples one after the other, as many of each.", "sample");
        EmitStruct(writer, "Outputs", _outputs, "Where predictions are written: one after the other, as many of each as there are samples.", "prediction");
        EmitPredict(writer);
        writer.Write(
            $"""

            /// <summary>Makes scratch memory for batches of up to so many samples, for callers who own a thread, or whose predictions several are to share.</summary>
            public N::Workspace CreateWorkspace(int maxBatch, int threads = 1) => _core.CreateWorkspace(maxBatch, threads);

            /// <summary>Compiles the kernels and allocates scratch memory now, so that no later call pays for it.</summary>
            public void Warmup(int maxBatch = 1) => Predict({Arrays(_inputs, "Inputs")}, {Arrays(_outputs, "Outputs")});
            """);
        if (_plan.Lowered.Classes is ClassNames classes)
        {
            EmitClassify(writer, classes);
        }
    }

    private void EmitPredict(SourceWriter writer)
    {
        string parameters = $"{Parameter(_inputs, "Inputs")}, {Parameter(_outputs, "Outputs")}";
        string arguments = $"{Passed(_inputs, "input")}, {Passed(_outputs, "output")}";
        string only = _plan.MaxSteps is null ? "" : "\n/// <remarks>Of each sample only the first steps are looked at and written; the others are there all the same.</remarks>";
        writer.Write(
            $$"""
            /// <summary>Predicts one sample, or a batch of them one after the other. Any number of threads may predict at once.</summary>
            /// <exception cref="ArgumentException">The lengths are no whole number of samples, or disagree.</exception>{{only}}
            """);
        writer.Open($"public void Predict({parameters}{StepsParameter})");
        EmitSample(writer, "", $"private void PredictSamples({parameters})", $"PredictSamples({arguments})");
        if (_isStraight)
        {
            // Small networks need no workspace.
            writer.Open("if (Program.IsStraight)");
            EmitChecks(writer);
            EmitSamples(writer);
            writer.Close().Write("");
        }

        writer.Write(
            $$"""
            N::Workspace workspace = _core.RentWorkspace();
            try
            {
                Predict({{arguments}}, workspace{{StepsArgument}});
            }
            finally
            {
                _core.ReturnWorkspace(workspace);
            }
            """);
        writer.Close();
        writer.Write(
            $$"""

            /// <summary>Predicts with a workspace of the caller's, for one thread at a time; a larger batch is predicted in blocks.</summary>
            /// <exception cref="ArgumentException">The lengths are no whole number of samples, or disagree, or the workspace is of another network.</exception>{{only}}
            """);
        writer.Open($"public void Predict({parameters}, N::Workspace workspace{StepsParameter})");
        string samples = $"private void PredictSamples({parameters}, N::Workspace workspace)";
        EmitSample(writer, " && _core.Owns(workspace)", samples, $"PredictSamples({arguments}, workspace)");
        EmitChecks(writer);
        writer.Write("_core.CheckWorkspace(workspace);");
        if (_isStraight)
        {
            writer.Open("if (Program.IsStraight)");
            EmitSamples(writer);
            writer.Close().Write("");
        }

        writer.Write($"Program.Predict(_core.Current, workspace, rows, {Data});");
        writer.Close();
    }

    // One sample of a small network has a way of its own, without a call before that of its lines. All else is another method, for which this
    // one need not save registers.
    private void EmitSample(SourceWriter writer, string condition, string head, string other)
    {
        if (!_isStraight)
        {
            return;
        }

        Port[] ports = [.. _inputs, .. _outputs];
        string lengths = string.Join(" && ", ports.Select(port => $"{port.Source}.Length == {port.Length}"));
        string references = string.Join(", ", ports.Select(port => $"ref MemoryMarshal.GetReference({port.Source})"));
        writer.Open($"if (Program.IsStraight && {lengths}{condition})");
        EmitRanges(writer);
        writer.Write($"Program.PredictSample(_core.Current, {references});");
        writer.Write("return;");
        writer.Close().Write("");
        writer.Write($"{other};").Close();
        writer.Write("\n[MethodImpl(MethodImplOptions.NoInlining)]");
        writer.Open(head);
    }

    private void EmitSamples(SourceWriter writer)
    {
        writer.Write($"Program.PredictSamples(_core.Current, rows, {string.Join(", ", _inputs.Concat(_outputs).Select(port => port.Source))});");
        writer.Write("return;");
    }

    private void EmitClassify(SourceWriter writer, ClassNames classes)
    {
        string access = classes.IsPublic ? "public" : "internal", type = classes.Type, parameter = Parameter(_inputs, "Inputs"), passed = Passed(_inputs, "input");
        string value = type == ClassNames.Text ? "Labels[predictions.Largest(row)]" : $"({type})predictions.Largest(row)";
        writer.Write(
            $$"""

            /// <summary>The classes, in the order of the numbers of a prediction.</summary>
            public static IReadOnlyList<string> Labels { get; } = [{{string.Join(", ", classes.Names.Select(Literals.Of))}}];

            /// <summary>The class with the largest number in the prediction of one sample.</summary>
            /// <exception cref="ArgumentException">The length is not that of one sample.</exception>
            {{access}} {{type}} Classify({{parameter}}{{StepsParameter}})
            {
                {{type}} result = default!;
                Classify({{passed}}, new Span<{{type}}>(ref result){{StepsArgument}});
                return result;
            }

            /// <summary>The class of each sample of a batch.</summary>
            /// <exception cref="ArgumentException">The lengths are no whole number of samples, or there is not one class for each.</exception>
            """);
        writer.Open($"{access} void Classify({parameter}, Span<{type}> classes{StepsParameter})");
        writer.Write(
            $$"""
            int rows = _core.CheckRows({{_inputs[0].Source}}.Length, {{_inputs[0].Length}}, "{{_inputs[0].Source}}");
            _core.CheckLength(classes.Length, 1, rows, nameof(classes));
            using K::RentedPredictions predictions = new(rows, OutputLength);
            Predict({{passed}}, predictions.Span{{StepsArgument}});
            for (int row = 0; row < rows; row++)
            {
                classes[row] = {{value}};
            }
            """);
        writer.Close();
    }

    private static void EmitStruct(SourceWriter writer, string name, IReadOnlyList<Port> ports, string summary, string of)
    {
        if (ports.Count == 1)
        {
            return;
        }

        writer.Write($"/// <summary>{summary}</summary>");
        writer.Open($"public readonly ref struct {name}");
        for (int i = 0; i < ports.Count; i++)
        {
            writer.Write($"/// <summary>{ports[i].Shape} numbers a {of}.</summary>");
            writer.Write($"public {ports[i].Type} {ports[i].Member} {{ get; init; }}" + (i < ports.Count - 1 ? "\n" : ""));
        }

        writer.Close().Write("");
    }

    private void EmitChecks(SourceWriter writer)
    {
        if (_inputs.Count == 1 && _outputs.Count == 1)
        {
            writer.Write("int rows = _core.CheckRows(input.Length, InputLength, output.Length, OutputLength);");
        }
        else
        {
            writer.Write($"int rows = _core.CheckRows({_inputs[0].Source}.Length, {_inputs[0].Length}, \"{_inputs[0].Source}\");");
            foreach (Port port in _inputs.Skip(1).Concat(_outputs))
            {
                writer.Write($"_core.CheckLength({port.Source}.Length, {port.Length}, rows, \"{port.Source}\");");
            }
        }

        if (_plan.MaxSteps is not null)
        {
            writer.Write("K::DataChecks.Steps(steps, MaxSteps);");
        }

        EmitRanges(writer);
    }

    private void EmitRanges(SourceWriter writer)
    {
        foreach ((NetworkInput input, Port port) in _plan.Inputs.Zip(_inputs, (input, port) => (input, port)))
        {
            if (RangeOf(_plan, input) is IndexRange range)
            {
                writer.Write(RangeCheck(
                    range, port.Source, $"{port.Shape.Count}", $"\"{port.Source}\"",
                    looked: input.Type.Shape.HasSteps ? "steps" : null, last: range.HasSteps ? "steps" : null));
            }
        }
    }

    private static string Parameter(IReadOnlyList<Port> ports, string type) =>
        ports.Count == 1 ? $"{ports[0].Type} {ports[0].Source}" : $"{type} {type.ToLowerInvariant()}";

    private static string Passed(IReadOnlyList<Port> ports, string name) => ports.Count == 1 ? name : name + "s";

    private static string Arrays(IReadOnlyList<Port> ports, string type) => ports.Count == 1
        ? Array(ports[0])
        : $"new {type} {{ {string.Join(", ", ports.Select(port => $"{port.Member} = {Array(port)}"))} }}";

    private static string Array(Port port) => port.First == 0
        ? $"new {port.Element}[maxBatch * {port.Length}]"
        : $"global::System.Linq.Enumerable.ToArray(global::System.Linq.Enumerable.Repeat({port.First}, maxBatch * {port.Length}))";

    // A span that the caller hands over: its C# type, its member of Inputs or Outputs, of the constants, and of what kernels are given.
    private sealed record Port(string Element, bool IsOutput, TensorShape Shape, string Member, string Length, string Kernel, string Source)
    {
        public string Type => $"{(IsOutput ? "" : "ReadOnly")}Span<{Element}>";

        // The least integer that may be there.
        public int First { get; init; }

        public static Port Of(NetworkPlan plan, NetworkInput input)
        {
            bool isSingle = plan.Inputs.Count == 1;
            string member = RuntimeNames.Member(input.Name);
            return new(
                ProgramEmitter.ElementOf(input), IsOutput: false, input.Type.Shape, member,
                isSingle ? "InputLength" : member + "Length", member, isSingle ? "input" : "inputs." + member)
            {
                First = RangeOf(plan, input)?.First ?? 0,
            };
        }

        public static Port Of(NetworkPlan plan, GraphOutput output)
        {
            string member = RuntimeNames.Member(output.Name);
            return new(
                "float", IsOutput: true, output.Node.Shape, member,
                ProgramEmitter.LengthOf(plan, output), ProgramEmitter.NameOf(plan, output), plan.Results.Count == 1 ? "output" : "outputs." + member);
        }
    }
}
