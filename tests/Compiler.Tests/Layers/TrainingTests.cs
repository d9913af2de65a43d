using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Graphs;
using Xunit;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>A whole network, lowered, differentiated and trained by the reference evaluation, against PyTorch.</summary>
public class TrainingTests
{
    // PyTorch names the layers by number; names here begin with a letter.
    private const string Layers = "Input(6); Dense(6, Name = \"l0\"); ReLU; Dense(3, Name = \"l2\"); CrossEntropyLoss";

    [Fact]
    public void FiveStepsOfAdamAreThoseOfPyTorch()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "oracle", "training.json")));
        JsonElement oracle = document.RootElement.GetProperty("cases").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "mlp_adam");
        LoweredNetwork step = Lowered.As(LoweringMode.Step, Layers);
        Node[] parameters = [.. step.Builder.Nodes.Where(node => node.Operator is Parameter)];
        IReadOnlyDictionary<Node, Node> gradients = Differentiation.Differentiate(step.Builder, step.Loss!, parameters);
        Graph graph = step.Builder.Build();

        TestSource source = new();
        foreach (JsonProperty parameter in oracle.GetProperty("params").EnumerateObject())
        {
            source["l" + parameter.Name] = Data(parameter.Value);
        }

        Dictionary<string, Adam> optimizers = parameters.ToDictionary(Name, _ => new Adam());
        double[] losses = [.. oracle.GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble())];
        for (int i = 0; i < losses.Length; i++)
        {
            source["input0"] = Data(oracle.GetProperty("batches")[i]);
            source["targets"] = Data(oracle.GetProperty("targets")[i]);
            IReadOnlyDictionary<Node, Tensor> values = GraphEvaluator.Evaluate(graph, 4, source);
            Lowered.AssertNear([losses[i]], values[step.Loss!].Data, $"the loss of step {i}");
            foreach (Node parameter in parameters)
            {
                source[Name(parameter)] = optimizers[Name(parameter)].Update(source[Name(parameter)], values[gradients[parameter]].Data);
            }
        }

        foreach (JsonProperty parameter in oracle.GetProperty("params_after").EnumerateObject())
        {
            Lowered.AssertNear(Data(parameter.Value), source["l" + parameter.Name], parameter.Name);
        }

        source["input0"] = Data(oracle.GetProperty("batches")[0]);
        LoweredNetwork predict = Lowered.As(LoweringMode.Predict, Layers);
        Tensor output = GraphEvaluator.Evaluate(predict.Builder.Build().Only(OutputKind.Result), 4, source)[predict.Result];
        Lowered.AssertNear(Data(oracle.GetProperty("eval_outputs")), output.Data, "prediction");
    }

    private static string Name(Node parameter) => ((Parameter)parameter.Operator).ParameterName;

    private static double[] Data(JsonElement tensor) => [.. tensor.GetProperty("data").EnumerateArray().Select(value => value.GetDouble())];

    /// <summary>Kingma and Ba, "Adam: a method for stochastic optimization" (2015), with a learning rate of 0.01.</summary>
    private sealed class Adam
    {
        private double[] _first = [];
        private double[] _second = [];
        private int _step;

        public double[] Update(double[] values, double[] gradient)
        {
            _step++;
            _first = [.. gradient.Select((g, i) => (0.9 * _first.ElementAtOrDefault(i)) + (0.1 * g))];
            _second = [.. gradient.Select((g, i) => (0.999 * _second.ElementAtOrDefault(i)) + (0.001 * g * g))];
            return [.. values.Select((value, i) =>
                value - (0.01 * _first[i] / (1 - Math.Pow(0.9, _step)) / (Math.Sqrt(_second[i] / (1 - Math.Pow(0.999, _step))) + 1e-8)))];
        }
    }
}
