using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetCompiler.IntegrationTests.Harness;
using NetCompiler.IntegrationTests.Probes;
using Xunit;

namespace NetCompiler.IntegrationTests.Oracle;

/// <summary>
/// Whole trainings by a session, against PyTorch: the loss of every step, the parameters and running statistics after the last one, and a prediction with them.
/// </summary>
public class TrainingOracleTests
{
    public static TheoryData<string, int> Cases
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach (string name in OracleNetworks.TrainingNames)
            {
                cases.Add(name, 1);
                cases.Add(name, 2);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AgreesWithPyTorch(string name, int threads)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "oracle", "training.json")));
        JsonElement oracle = document.RootElement.GetProperty("cases").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        CompiledNetwork compiled = OracleNetworks.OfTraining(name);
        NetworkInstance instance = compiled.Create();
        instance.SetParameters(oracle.GetProperty("params").EnumerateObject().ToDictionary(
            parameter => "l" + parameter.Name, parameter => Data(parameter.Value).Select(value => (float)value).ToArray()));

        JsonElement[] batches = [.. oracle.GetProperty("batches").EnumerateArray()], targets = [.. oracle.GetProperty("targets").EnumerateArray()];
        int rows = batches[0].GetProperty("shape")[0].GetInt32();
        ISession session = instance.CreateSession(new TrainingOptions { BatchSize = rows, Threads = threads, Optimizer = OptimizerOf(oracle) });
        List<float> losses = [];
        for (int i = 0; i < batches.Length; i++)
        {
            instance.Fill(session.Batch, new Dictionary<string, Array>
            {
                ["x"] = OracleNetworks.DataOf(compiled, "x", Data(batches[i])),
                ["targets"] = OracleNetworks.DataOf(compiled, "targets", Data(targets[i])),
            });
            session.Batch.RowCount = rows;
            losses.Add(session.Step());
        }

        session.Publish();
        Agreement.Check("losses", [.. oracle.GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble())], losses);
        IReadOnlyList<ParameterView> found = instance.Network.Parameters;
        JsonProperty[] after = [.. oracle.GetProperty("params_after").EnumerateObject(), .. oracle.GetProperty("buffers_after").EnumerateObject()];
        Assert.Equal(after.Select(parameter => "l" + parameter.Name).Order(), found.Select(view => view.Name).Order());
        foreach (JsonProperty parameter in after)
        {
            Agreement.Check(parameter.Name, Data(parameter.Value), found.Single(view => view.Name == "l" + parameter.Name).ToArray());
        }

        Dictionary<string, Array> first = new() { ["x"] = OracleNetworks.DataOf(compiled, "x", Data(batches[0])) };
        Agreement.Check("prediction", Data(oracle.GetProperty("eval_outputs")), instance.Predict(first, rows));
    }

    private static Optimizer OptimizerOf(JsonElement oracle)
    {
        JsonElement options = oracle.GetProperty("optimizer");
        double rate = options.GetProperty("lr").GetDouble();
        return options.GetProperty("op").GetString() switch
        {
            "Adam" => new Adam(rate),
            "RMSprop" => new RMSProp(rate),
            "AdamW" => new AdamW(rate) { WeightDecay = options.GetProperty("weight_decay").GetDouble() },
            "SGD" => new SGD(rate)
            {
                Momentum = options.GetProperty("momentum").GetDouble(),
                Nesterov = options.TryGetProperty("nesterov", out JsonElement nesterov) && nesterov.GetBoolean(),
            },
            string other => throw new InvalidOperationException($"The oracle has the optimizer {other}, which this test does not know."),
            null => throw new InvalidOperationException("A case of the oracle names no optimizer."),
        };
    }

    private static double[] Data(JsonElement tensor) => [.. tensor.GetProperty("data").EnumerateArray().Select(value => value.GetDouble())];
}
