// The API server of Kubernetes. Its module replaces the staging modules by paths inside of it, so
// "go install" refuses it; this module replaces them by the published ones.
package main

import (
	"os"

	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
)

func main() {
	os.Exit(cli.Run(app.NewAPIServerCommand()))
}
