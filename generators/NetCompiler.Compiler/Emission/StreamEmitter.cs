using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints prediction of one step a call, for networks that can.</summary>
public static class StreamEmitter
{
    /// <summary>Prints what kernels are given of a step.</summary>
    public static void EmitInputs(SourceWriter writer, NetworkPlan plan)
    {
        if (plan.Stream is not StreamPlan stream)
        {
            return;
        }

        writer.Write($"public ReadOnlySpan<{ProgramEmitter.ElementOf(stream.Input)}> {RuntimeNames.Member(stream.Input.Name)} {{ get; init; }}\n");
        foreach ((string state, string next, _, _) in States(plan, stream))
        {
            writer.Write($"public ReadOnlySpan<float> {state} {{ get; init; }}\n");
            writer.Write($"public Span<float> {next} {{ get; init; }}\n");
        }

        writer.Write($"public Span<float> {RuntimeNames.Member(stream.OutputName)} {{ get; init; }}\n");
    }

    /// <summary>Prints the list of kernels of a step.</summary>
    public static void EmitProgram(SourceWriter writer, NetworkPlan plan, IReadOnlyList<KernelCall> forward, KernelSet kernels)
    {
        if (plan.Stream is null)
        {
            return;
        }

        HashSet<Group> needed = [.. NetworkPlan.Needed(plan.Forward, OutputKind.Stream)];
        writer.Write("");
        writer.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open("internal static void PredictStep(K::Snapshot weights, N::Workspace workspace, in KernelInputs data)");
        writer.Write("const int rows = 1;");
        writer.Write("K::KernelMemory m = new(weights, workspace, rows);");
        KernelCall[] calls = [.. forward.Where(call => needed.IsSupersetOf(call.Groups))];
        if (calls.Any(call => call.HasOneRow))
        {
            writer.Open("if (K::SampleMemory.IsSupported)").Write("PredictOneStep(m, data);").Write("GC.KeepAlive(weights);").Write("return;").Close();
        }

        ProgramEmitter.EmitCalls(writer, calls, null);
        writer.Write("GC.KeepAlive(weights);");
        writer.Close();
        StraightEmitter.EmitOne(writer, "PredictOneStep", plan.Forward, calls, kernels);
    }

    /// <summary>Prints <c>CreateStream</c>, <c>PredictStep</c> and their lengths.</summary>
    public static void EmitSurface(SourceWriter writer, NetworkPlan plan)
    {
        if (plan.Stream is not StreamPlan stream)
        {
            return;
        }

        string input = $"ReadOnlySpan<{ProgramEmitter.ElementOf(stream.Input)}> input";
        writer.Write(
            $$"""

            /// <summary>Numbers of one step of a sample.</summary>
            public const int StepInputLength = {{Literals.Of(stream.Input.Type.Shape.Count)}};

            /// <summary>Numbers of the prediction of one step.</summary>
            public const int StepOutputLength = {{Literals.Of(stream.Output.Shape.Count)}};

            /// <summary>Makes the state of a sequence that is predicted step by step: that before its first step.</summary>
            public N::StreamState CreateStream() => _core.CreateStream({{Literals.Of(stream.States.Sum(state => state.Shape.Count))}});

            /// <summary>
            /// Predicts one step of a sequence, of any length: gives what <c>Predict</c> gives for it behind the same steps, and changes the state. Any
            /// number of threads may predict at once, each with a state of its own.
            /// </summary>
            /// <exception cref="ArgumentException">The lengths are not those of one step, or the state is of another network.</exception>
            public void PredictStep({{input}}, Span<float> output, N::StreamState state)
            {
                N::Workspace workspace = _core.RentWorkspace();
                try
                {
                    PredictStep(input, output, state, workspace);
                }
                finally
                {
                    _core.ReturnWorkspace(workspace);
                }
            }

            /// <summary>Predicts one step of a sequence with a workspace of the caller's, for one thread at a time.</summary>
            /// <exception cref="ArgumentException">The lengths are not those of one step, or the state or the workspace is of another network.</exception>
            """);
        writer.Open($"public void PredictStep({input}, Span<float> output, N::StreamState state, N::Workspace workspace)");
        writer.Write("_core.CheckLength(input.Length, StepInputLength, 1, nameof(input));");
        writer.Write("_core.CheckLength(output.Length, StepOutputLength, 1, nameof(output));");
        if (PredictEmitter.RangeOf(plan, stream.Input) is Operators.IndexRange range)
        {
            writer.Write(PredictEmitter.RangeCheck(range, "input", "1", "nameof(input)"));
        }

        writer.Write("_core.CheckStream(state);");
        writer.Write("_core.CheckWorkspace(workspace);");

        // Each scan reads the states before it writes them.
        string states = string.Concat(States(plan, stream).Select(state => string.Concat(
            new[] { state.State, state.Next }.Select(name => $"{name} = state.Values.Slice({Literals.Of(state.Start)}, {Literals.Of(state.Length)}), "))));
        writer.Write($"Program.PredictStep(_core.Current, workspace, new KernelInputs {{ {RuntimeNames.Member(stream.Input.Name)} = input, {states}{RuntimeNames.Member(stream.OutputName)} = output }});");
        writer.Close();
    }

    // The members of each state, before and after the step, and where it lies among all.
    private static IEnumerable<(string State, string Next, int Start, int Length)> States(NetworkPlan plan, StreamPlan stream)
    {
        int start = 0;
        string name = RuntimeNames.Member(plan.Inputs[0].Name);
        for (int i = 0; i < stream.States.Count; i++)
        {
            int length = stream.States[i].Shape.Count;
            yield return ($"{name}State{i}", $"{name}Next{i}", start, length);
            start += length;
        }
    }
}
